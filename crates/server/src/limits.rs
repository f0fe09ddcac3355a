//! What is accepted of whom: rates per conversation and per address, and open sockets per address.

use crate::config::LimitSettings;
use axum::http::HeaderMap;
use governor::{
    DefaultKeyedRateLimiter, Quota, RateLimiter,
    clock::{Clock as _, DefaultClock},
};
use std::{
    collections::HashMap,
    hash::Hash,
    net::{IpAddr, Ipv6Addr},
    num::NonZeroU32,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};
use store::Uuid;

/// The limits and what has been used of them.
#[derive(Debug)]
pub struct Limits {
    conversations: DefaultKeyedRateLimiter<Uuid>,
    addresses: DefaultKeyedRateLimiter<Address>,
    lookups: DefaultKeyedRateLimiter<Address>,
    address_sockets: u32,
    sockets: Arc<Mutex<HashMap<Address, u32>>>,
}

/// Who is counted as one: an IPv4 address, or the 64-bit network of an IPv6 address, which is what
/// one household or phone has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Address(IpAddr);

/// Too much was asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TooMuch {
    /// How long to wait.
    pub retry_after: Duration,
}

/// An open socket, counted until it is dropped.
#[derive(Debug)]
pub struct SocketPass {
    address: Address,
    sockets: Arc<Mutex<HashMap<Address, u32>>>,
}

impl Limits {
    /// Nothing used yet.
    pub fn new(settings: &LimitSettings) -> Self {
        Self {
            conversations: RateLimiter::keyed(quota(
                settings.messages_per_minute,
                settings.message_burst,
            )),
            addresses: RateLimiter::keyed(quota(
                settings.address_per_minute,
                settings.address_burst,
            )),
            lookups: RateLimiter::keyed(quota(settings.lookups_per_minute, settings.lookup_burst)),
            address_sockets: settings.address_sockets,
            sockets: Arc::default(),
        }
    }

    /// Counts a message of a conversation.
    pub fn message(&self, conversation: Uuid, address: Address) -> Result<(), TooMuch> {
        count(&self.conversations, &conversation)?;
        count(&self.addresses, &address)
    }

    /// Counts a new conversation or the attempt to resume one.
    pub fn hello(&self, address: Address) -> Result<(), TooMuch> {
        count(&self.addresses, &address)
    }

    /// Counts a search, or suggestions while somebody types.
    pub fn lookup(&self, address: Address) -> Result<(), TooMuch> {
        count(&self.lookups, &address)
    }

    /// Counts an open socket; `None` when the address has too many.
    pub fn socket(&self, address: Address) -> Option<SocketPass> {
        let mut sockets = self.sockets.lock().unwrap_or_else(PoisonError::into_inner);
        let open = sockets.entry(address).or_default();
        if *open >= self.address_sockets {
            return None;
        }
        *open += 1;
        Some(SocketPass {
            address,
            sockets: Arc::clone(&self.sockets),
        })
    }

    /// Forgets those who have their full allowance again; to be called now and then.
    pub fn forget_the_quiet(&self) {
        self.conversations.retain_recent();
        self.conversations.shrink_to_fit();
        self.addresses.retain_recent();
        self.addresses.shrink_to_fit();
        self.lookups.retain_recent();
        self.lookups.shrink_to_fit();
    }
}

impl Drop for SocketPass {
    fn drop(&mut self) {
        let mut sockets = self.sockets.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(open) = sockets.get_mut(&self.address) {
            *open -= 1;
            if *open == 0 {
                sockets.remove(&self.address);
            }
        }
    }
}

impl Address {
    /// The client's address: that of the connection, or what the outermost of `trusted_proxies`
    /// wrote into `X-Forwarded-For`.
    pub fn of(peer: IpAddr, headers: &HeaderMap, trusted_proxies: usize) -> Self {
        Self(network(forwarded(headers, trusted_proxies).unwrap_or(peer)))
    }
}

/// Each proxy appends the address it was called from: counted from the end, the one that the
/// outermost trusted proxy wrote is the client's, and anything before it is hearsay.
fn forwarded(headers: &HeaderMap, trusted_proxies: usize) -> Option<IpAddr> {
    let from_the_end = trusted_proxies.checked_sub(1)?;
    let all: Vec<&str> = headers
        .get_all("x-forwarded-for")
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','))
        .collect();
    all.iter().rev().nth(from_the_end)?.trim().parse().ok()
}

fn network(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V4(address) => IpAddr::V4(address),
        IpAddr::V6(address) => {
            let [a, b, c, d, ..] = address.segments();
            IpAddr::V6(Ipv6Addr::new(a, b, c, d, 0, 0, 0, 0))
        }
    }
}

fn quota(per_minute: u32, burst: u32) -> Quota {
    let at_least_one = |count| NonZeroU32::new(count).unwrap_or(NonZeroU32::MIN);
    Quota::per_minute(at_least_one(per_minute)).allow_burst(at_least_one(burst))
}

fn count<K: Hash + Eq + Clone>(
    limiter: &DefaultKeyedRateLimiter<K>,
    key: &K,
) -> Result<(), TooMuch> {
    limiter.check_key(key).map_err(|until| TooMuch {
        retry_after: until.wait_time_from(DefaultClock::default().now()),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::HeaderValue;

    fn address(text: &str) -> IpAddr {
        text.parse().expect("an address")
    }

    #[test]
    fn an_address_is_believed_only_from_trusted_proxies() {
        let check = |header: &str, proxies, expect| {
            let mut headers = HeaderMap::new();
            headers.insert(
                "x-forwarded-for",
                HeaderValue::from_str(header).expect("text"),
            );
            let found = Address::of(address("10.0.0.1"), &headers, proxies);
            assert_eq!(found, Address(address(expect)), "{header} {proxies}");
        };
        check("192.0.2.1", 0, "10.0.0.1");
        check("192.0.2.1", 1, "192.0.2.1");
        check("203.0.113.9, 192.0.2.1", 1, "192.0.2.1");
        check("203.0.113.9, 192.0.2.1, 10.0.0.2", 2, "192.0.2.1");
        check("192.0.2.1", 2, "10.0.0.1");
        check("nonsense", 1, "10.0.0.1");
        check("2001:db8:1:2:3:4:5:6", 1, "2001:db8:1:2::");
        check("::ffff:192.0.2.1", 1, "192.0.2.1");
    }

    #[test]
    fn a_conversation_has_its_burst_and_then_waits() {
        let limits = Limits::new(&LimitSettings::default());
        let here = Address(address("192.0.2.1"));
        let (one, other) = (Uuid::from_u128(1), Uuid::from_u128(2));
        for _ in 0..10 {
            assert_eq!(limits.message(one, here), Ok(()));
        }
        let wait = limits.message(one, here).expect_err("too much").retry_after;
        assert!(
            wait <= Duration::from_secs(2) && wait > Duration::from_secs(1),
            "{wait:?}"
        );
        assert_eq!(limits.message(other, here), Ok(()));
        limits.forget_the_quiet();
        limits.message(one, here).expect_err("not forgotten");
    }

    #[test]
    fn sockets_are_counted_while_they_are_open() {
        let limits = Limits::new(&LimitSettings {
            address_sockets: 1,
            ..LimitSettings::default()
        });
        let here = Address(address("192.0.2.1"));
        let open = limits.socket(here);
        assert!(open.is_some());
        assert!(limits.socket(here).is_none());
        assert!(limits.socket(Address(address("192.0.2.2"))).is_some());
        drop(open);
        assert!(limits.socket(here).is_some());
    }
}
