//! `livslos eval unforeseen`: what becomes of errands whose intent was left out of training.

use super::questions::moment;
use anyhow::Context as _;
use std::path::Path;
use understanding::eval::Unforeseen;

pub(super) fn measure(root: &Path) -> anyhow::Result<Unforeseen> {
    let content = content::load(root, moment()?.date())
        .0
        .context("run `livslos check`")?;
    Ok(understanding::eval::unforeseen(content, moment()?.date()))
}
