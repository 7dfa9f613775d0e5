//! What a facilitator sees, and what keys do.

mod answers;
mod capture;
mod keeping;
mod languages;
mod pictures;
mod sizes;
mod stage;
mod tour;
