//! Whole conversations with the content as it is: `tests/conversations/*.yaml`; and its tone.

mod conversations;
mod tone;
