//! Serving: a listener, an [`App`], and a future that says when to stop.

use crate::{app::App, routes};
use std::{future::Future, net::SocketAddr, sync::Arc, time::Duration};
use tokio::{net::TcpListener, time::timeout};

/// How long open sockets may take to say goodbye.
const FAREWELL: Duration = Duration::from_secs(5);

/// Serves until `shutdown`; then tells every socket to reconnect, waits for them a moment, and
/// closes the store.
pub async fn run(
    listener: TcpListener,
    app: Arc<App>,
    shutdown: impl Future<Output = ()> + Send + 'static,
) -> anyhow::Result<()> {
    routes::measurements::recorder();
    let tidying = tokio::spawn({
        let app = Arc::clone(&app);
        async move { app.tidy().await }
    });
    let watching = tokio::spawn({
        let library = Arc::clone(&app.library);
        async move {
            if let Err(error) = library.watch().await {
                tracing::warn!(%error, "content is not watched: changes need a restart");
            }
        }
    });
    let stop = {
        let app = Arc::clone(&app);
        async move {
            shutdown.await;
            app.going_down.send_replace(true);
        }
    };
    let router = routes::router(Arc::clone(&app));
    let service = router.into_make_service_with_connect_info::<SocketAddr>();
    axum::serve(listener, service)
        .with_graceful_shutdown(stop)
        .await?;
    if timeout(FAREWELL, app.going_down.closed()).await.is_err() {
        tracing::warn!("some sockets were cut off");
    }
    tidying.abort();
    watching.abort();
    app.store.close().await;
    Ok(())
}

/// Resolves when the process is told to stop: Ctrl-C, or SIGTERM.
pub async fn stop_signal() {
    use tokio::signal::unix::{SignalKind, signal};
    let interrupt = tokio::signal::ctrl_c();
    match signal(SignalKind::terminate()) {
        Ok(mut terminate) => {
            tokio::select! {
                _ = interrupt => {}
                _ = terminate.recv() => {}
            }
        }
        // Without signals only Ctrl-C stops it.
        Err(_) => {
            let _ = interrupt.await;
        }
    }
}
