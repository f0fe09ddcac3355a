//! A number for the code that trains: a model kept by other code is of no use.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::Path;
use std::{env, fs, io};

fn main() -> io::Result<()> {
    let root = env::var("CARGO_MANIFEST_DIR").expect("cargo sets it");
    let mut hasher = DefaultHasher::new();
    for folder in ["src", "lexicon"] {
        println!("cargo:rerun-if-changed={folder}");
        hash(&Path::new(&root).join(folder), &mut hasher)?;
    }
    println!(
        "cargo:rustc-env=UNDERSTANDING_CODE={:016x}",
        hasher.finish()
    );
    Ok(())
}

/// Hashes all files below a folder, in the order of their names.
fn hash(folder: &Path, hasher: &mut DefaultHasher) -> io::Result<()> {
    let entries = fs::read_dir(folder)?.collect::<io::Result<Vec<_>>>()?;
    let mut paths: Vec<_> = entries.into_iter().map(|entry| entry.path()).collect();
    paths.sort();
    for path in paths {
        if path.is_dir() {
            hash(&path, hasher)?;
        } else {
            path.file_name().hash(hasher);
            fs::read(&path)?.hash(hasher);
        }
    }
    Ok(())
}
