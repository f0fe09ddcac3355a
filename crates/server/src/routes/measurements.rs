//! `/metrics`: counters and times for Prometheus. Never a word of a citizen, nor who they are.

use metrics_exporter_prometheus::{Matcher, PrometheusBuilder, PrometheusHandle};
use std::sync::OnceLock;

/// Bounds of the buckets for times, in seconds.
const SECONDS: [f64; 12] = [
    0.000_1, 0.000_3, 0.001, 0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.5, 1.0, 5.0,
];

static RECORDER: OnceLock<Option<PrometheusHandle>> = OnceLock::new();

/// Begins to count; the first call does, later ones change nothing. `None` when the process counts
/// for somebody else.
pub fn recorder() -> Option<&'static PrometheusHandle> {
    RECORDER
        .get_or_init(|| {
            PrometheusBuilder::new()
                .set_buckets_for_metric(Matcher::Suffix("_seconds".to_owned()), &SECONDS)
                .ok()?
                .install_recorder()
                .ok()
        })
        .as_ref()
}

pub(super) async fn metrics() -> String {
    recorder().map(PrometheusHandle::render).unwrap_or_default()
}
