//! What a facilitator sees, and what keys do.

mod answers;
mod ballot;
mod capture;
mod keeping;
mod stage;
