//! What a facilitator sees, and what keys do.

mod answers;
mod capture;
mod keeping;
mod late;
mod stage;
