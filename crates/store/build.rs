//! Migrations are compiled in: a changed one means a new build.

fn main() {
    println!("cargo:rerun-if-changed=../../migrations/sqlite");
}
