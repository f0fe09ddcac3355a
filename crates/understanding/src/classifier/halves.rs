//! Work shared between two threads.

/// Does the same to all items, to the first half of them in a thread of its own. The results are in
/// the order of the items, and do not depend on which thread was quicker.
pub(super) fn each<T: Sync, R: Send>(items: &[T], act: impl Fn(&T) -> R + Sync) -> Vec<R> {
    let (left, right) = items.split_at(items.len() / 2);
    let act_on = |half: &[T]| -> Vec<R> { half.iter().map(&act).collect() };
    std::thread::scope(|scope| {
        let left = scope.spawn(|| act_on(left));
        let right = act_on(right);
        let mut all = left.join().expect("the work does not panic");
        all.extend(right);
        all
    })
}

/// Does two things at a time, the first in a thread of its own.
pub(crate) fn both<A: Send, B>(
    first: impl FnOnce() -> A + Send,
    second: impl FnOnce() -> B,
) -> (A, B) {
    std::thread::scope(|scope| {
        let first = scope.spawn(first);
        let second = second();
        (first.join().expect("the work does not panic"), second)
    })
}
