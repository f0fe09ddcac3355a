//! The widget and the pages are embedded: they must have been built.

use std::{env, path::Path, process::exit};

fn main() {
    let root = env::var("CARGO_MANIFEST_DIR").expect("cargo sets it");
    let dist = Path::new(&root).join("../../web/dist");
    println!("cargo:rerun-if-changed=../../web/dist");
    println!("cargo:rerun-if-changed=../../web/pages");
    if !dist.join("livslos-chat.js").is_file() {
        println!("cargo:warning=web/dist holds no widget: run `make web` first");
        eprintln!("web/dist holds no widget: run `make web` first");
        exit(1);
    }
}
