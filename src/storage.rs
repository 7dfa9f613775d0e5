//! All the code of the program that touches a disk: session files, drafts, folders, the configuration, and the files of workshop scripts.

pub mod config;
pub mod disk;
pub mod draft;
pub mod fault;
pub mod folder_risk;
pub mod follow;
pub mod house;
pub mod log;
pub mod logo;
pub mod paths;
pub mod presence;
pub mod purging;
pub mod record;
pub mod rehearsal;
pub mod rewriting;
pub mod scan;
pub mod session_files;
pub mod themes;
pub mod user_scripts;
pub mod writer;
pub mod wrong;

mod atomic;
mod mending;
mod refuges;
mod same_file;
mod session_names;
