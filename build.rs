//! Tells cargo that a new script or theme makes a new program.

fn main() {
    println!("cargo::rerun-if-changed=workshops");
    println!("cargo::rerun-if-changed=assets/themes");
}
