//! The one binary, `livslos`.

fn main() {}
