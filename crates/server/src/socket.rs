//! `/ws`: conversations over WebSocket, in the subprotocol `livslos.v1`.

pub mod outbox;
mod session;
mod writer;

use crate::{app::App, limits::Address, routes::cookies, wire::SUBPROTOCOL};
use axum::{
    extract::{ConnectInfo, State, WebSocketUpgrade, ws::rejection::WebSocketUpgradeRejection},
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Response},
};
use std::{net::SocketAddr, sync::Arc};

/// The largest message that is read at all, in bytes; one larger than `config::MAX_FRAME` but not
/// than this is answered with an error, and the socket goes on.
const MAX_MESSAGE: usize = 64 * 1024;

/// Buffers of a socket, in bytes: small, since most sockets are idle. What is read or written at
/// once may be larger.
const BUFFER: usize = 4 * 1024;

/// The most that waits in a socket for the network, in bytes; what comes on top waits in the queue.
const MAX_WRITE_BUFFER: usize = 512 * 1024;

/// Opens a socket, if the page it comes from may and its address has not too many.
pub async fn upgrade(
    State(app): State<Arc<App>>,
    ConnectInfo(peer): ConnectInfo<SocketAddr>,
    headers: HeaderMap,
    upgrade: Result<WebSocketUpgrade, WebSocketUpgradeRejection>,
) -> Response {
    let upgrade = match upgrade {
        Ok(upgrade) => upgrade,
        Err(rejection) => return rejection.into_response(),
    };
    if let Some(origin) = headers.get(header::ORIGIN) {
        let origin = origin.to_str().unwrap_or_default();
        if !app.config.allows(origin) {
            tracing::warn!(
                http.origin = origin,
                "a socket from a foreign website was refused"
            );
            metrics::counter!("livslos_sockets_refused_total", "reason" => "origin").increment(1);
            return refuse(
                StatusCode::FORBIDDEN,
                "this website may not open a chat here\n",
            );
        }
    }
    let upgrade = upgrade.protocols([SUBPROTOCOL]);
    if upgrade.selected_protocol().is_none() {
        return refuse(
            StatusCode::BAD_REQUEST,
            "the subprotocol must be livslos.v1\n",
        );
    }
    let address = Address::of(peer.ip(), &headers, app.config.trusted_proxies);
    let Some(pass) = app.limits.socket(address) else {
        metrics::counter!("livslos_sockets_refused_total", "reason" => "address").increment(1);
        return refuse(StatusCode::TOO_MANY_REQUESTS, "too many open sockets\n");
    };
    let login = cookies::session(&app, &headers);
    upgrade
        .read_buffer_size(BUFFER)
        .write_buffer_size(0)
        .max_write_buffer_size(MAX_WRITE_BUFFER)
        .max_message_size(MAX_MESSAGE)
        .max_frame_size(MAX_MESSAGE)
        .on_upgrade(move |socket| session::run(app, socket, login, address, pass))
}

fn refuse(status: StatusCode, text: &'static str) -> Response {
    (status, text).into_response()
}
