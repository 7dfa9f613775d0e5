//! What a facilitator sees, and what keys do.
#![expect(clippy::expect_used, reason = "a test that fails says where")]

mod answers;
mod capture;
mod keeping;
mod late;
mod stage;
