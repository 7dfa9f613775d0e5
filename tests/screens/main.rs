//! What a facilitator sees, and what keys do.

mod stage;
