//! Things that can be taken once, for a while, by a name nobody can guess.

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use jiff::{SignedDuration, Timestamp};
use std::{
    collections::HashMap,
    sync::{Mutex, MutexGuard, PoisonError},
};

#[derive(Debug)]
pub(crate) struct Expiring<T> {
    lifetime: SignedDuration,
    entries: Mutex<HashMap<String, Entry<T>>>,
}

#[derive(Debug)]
struct Entry<T> {
    expires: Timestamp,
    value: T,
}

impl<T> Expiring<T> {
    pub(crate) fn new(lifetime: SignedDuration) -> Self {
        Self {
            lifetime,
            entries: Mutex::default(),
        }
    }

    /// Keeps the value, and returns its name. What has expired is forgotten.
    pub(crate) fn put(&self, value: T, now: Timestamp) -> String {
        let name = random_name();
        let expires = now + self.lifetime;
        let mut entries = self.entries();
        entries.retain(|_, entry| now < entry.expires);
        entries.insert(name.clone(), Entry { expires, value });
        name
    }

    /// The value, which can then not be taken again.
    pub(crate) fn take(&self, name: &str, now: Timestamp) -> Option<T> {
        let entry = self.entries().remove(name)?;
        (now < entry.expires).then_some(entry.value)
    }

    /// Looks at the value, or changes it, without taking it.
    pub(crate) fn update<R>(
        &self,
        name: &str,
        now: Timestamp,
        change: impl FnOnce(&mut T) -> R,
    ) -> Option<R> {
        let mut entries = self.entries();
        let entry = entries.get_mut(name).filter(|entry| now < entry.expires)?;
        Some(change(&mut entry.value))
    }

    fn entries(&self) -> MutexGuard<'_, HashMap<String, Entry<T>>> {
        self.entries.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// 256 random bits that can stand in a URL.
pub(crate) fn random_name() -> String {
    URL_SAFE_NO_PAD.encode(rand::random::<[u8; 32]>())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_can_be_taken_once_and_in_time() {
        let now = Timestamp::UNIX_EPOCH;
        let kept = Expiring::new(SignedDuration::from_secs(60));
        let (name, late) = (kept.put("a", now), kept.put("b", now));
        assert_ne!(name, late);
        assert_eq!(kept.update(&name, now, |value| *value), Some("a"));
        assert_eq!(kept.take(&name, now), Some("a"));
        assert_eq!(kept.take(&name, now), None);
        assert_eq!(kept.take(&late, now + SignedDuration::from_secs(60)), None);
        assert_eq!(kept.take("c", now), None);
    }
}
