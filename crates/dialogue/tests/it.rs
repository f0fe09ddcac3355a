//! Whole conversations with the content as it is: `tests/conversations/*.yaml`; its tone, its municipalities.

mod conversations;
mod municipalities;
mod tone;
