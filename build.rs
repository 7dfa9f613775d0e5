//! Tells cargo that a new script in `workshops/` makes a new program.

fn main() {
    println!("cargo::rerun-if-changed=workshops");
}
