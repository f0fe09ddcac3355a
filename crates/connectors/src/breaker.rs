//! Stops asking a source that keeps failing, and finds out when it works again.

use std::{
    sync::{Mutex, MutexGuard, PoisonError},
    time::Duration,
};
use tokio::time::Instant;

/// Closed until `failures` calls in a row have failed; then open for `open_for`; then one trial
/// call decides.
#[derive(Debug)]
pub(crate) struct Breaker {
    failures: u32,
    open_for: Duration,
    state: Mutex<State>,
}

#[derive(Debug, Default)]
struct State {
    failures_in_a_row: u32,
    open_until: Option<Instant>,
    trial_running: bool,
}

/// Leave to call once. Dropped without a result, as when nobody waits for the answer any more, it
/// counts neither way.
#[derive(Debug)]
pub(crate) struct Pass<'a> {
    breaker: &'a Breaker,
    trial: bool,
}

impl Breaker {
    pub(crate) fn new(failures: u32, open_for: Duration) -> Self {
        Self {
            failures,
            open_for,
            state: Mutex::default(),
        }
    }

    /// Leave to call, or how long it makes no sense to.
    pub(crate) fn enter(&self) -> Result<Pass<'_>, Duration> {
        let mut state = self.state();
        let Some(open_until) = state.open_until else {
            return Ok(Pass {
                breaker: self,
                trial: false,
            });
        };
        let wait = open_until.saturating_duration_since(Instant::now());
        if state.trial_running || !wait.is_zero() {
            return Err(wait);
        }
        state.trial_running = true;
        Ok(Pass {
            breaker: self,
            trial: true,
        })
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Pass<'_> {
    pub(crate) fn succeed(self) {
        let mut state = self.breaker.state();
        if self.trial || state.open_until.is_none() {
            state.failures_in_a_row = 0;
            state.open_until = None;
        }
    }

    pub(crate) fn fail(self) {
        let mut state = self.breaker.state();
        state.failures_in_a_row = state.failures_in_a_row.saturating_add(1);
        let opens = state.open_until.is_none() && state.failures_in_a_row >= self.breaker.failures;
        if self.trial || opens {
            state.open_until = Some(Instant::now() + self.breaker.open_for);
        }
    }
}

impl Drop for Pass<'_> {
    fn drop(&mut self) {
        if self.trial {
            self.breaker.state().trial_running = false;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use tokio::time::advance;

    const OPEN_FOR: Duration = Duration::from_secs(30);

    fn open_breaker() -> Breaker {
        let breaker = Breaker::new(3, OPEN_FOR);
        for _ in 0..3 {
            breaker.enter().unwrap().fail();
        }
        breaker
    }

    #[tokio::test(start_paused = true)]
    async fn opens_after_failures_in_a_row_only() {
        let breaker = Breaker::new(3, OPEN_FOR);
        for _ in 0..2 {
            breaker.enter().unwrap().fail();
        }
        breaker.enter().unwrap().succeed();
        for _ in 0..2 {
            breaker.enter().unwrap().fail();
        }
        assert!(breaker.enter().is_ok());
        breaker.enter().unwrap().fail();
        assert_eq!(breaker.enter().unwrap_err(), OPEN_FOR);
        advance(Duration::from_secs(10)).await;
        assert_eq!(breaker.enter().unwrap_err(), Duration::from_secs(20));
    }

    #[tokio::test(start_paused = true)]
    async fn one_trial_closes_it_or_opens_it_again() {
        let breaker = open_breaker();
        advance(OPEN_FOR).await;
        let trial = breaker.enter().unwrap();
        assert!(breaker.enter().is_err(), "one trial at a time");
        trial.fail();
        assert_eq!(breaker.enter().unwrap_err(), OPEN_FOR);

        advance(OPEN_FOR).await;
        breaker.enter().unwrap().succeed();
        assert!(breaker.enter().is_ok());
        breaker.enter().unwrap().fail();
        assert!(breaker.enter().is_ok(), "closed, it counts from nought");
    }

    #[tokio::test(start_paused = true)]
    async fn an_abandoned_trial_leaves_room_for_the_next() {
        let breaker = open_breaker();
        advance(OPEN_FOR).await;
        drop(breaker.enter().unwrap());
        assert!(breaker.enter().is_ok());
    }

    #[tokio::test(start_paused = true)]
    async fn what_began_before_it_opened_does_not_close_it() {
        let breaker = Breaker::new(1, OPEN_FOR);
        let early = breaker.enter().unwrap();
        breaker.enter().unwrap().fail();
        early.succeed();
        assert_eq!(breaker.enter().unwrap_err(), OPEN_FOR);
    }
}
