//! Whole conversations with the content as it is: `tests/conversations/*.yaml`.

mod conversations;
