//! A server that runs beside the caller and stops when told, or when it is dropped.

use crate::TestbedError;
use axum::Router;
use std::{net::Ipv4Addr, time::Duration};
use tokio::{net::TcpListener, sync::oneshot, task::JoinHandle, time::timeout};

const PATIENCE: Duration = Duration::from_secs(1);

#[derive(Debug)]
pub(crate) struct Server {
    /// Dropped, it tells the server to stop.
    stop: oneshot::Sender<()>,
    running: JoinHandle<()>,
}

impl Server {
    pub(crate) fn start(listener: TcpListener, router: Router) -> Self {
        let (stop, stopped) = oneshot::channel();
        let running = tokio::spawn(async move {
            let serving = axum::serve(listener, router).with_graceful_shutdown(async {
                // An error means that the sender was dropped, which says the same.
                let _ = stopped.await;
            });
            if let Err(error) = serving.await {
                tracing::error!(%error, "testbed server ended");
            }
        });
        Self { stop, running }
    }

    pub(crate) async fn stop(self) {
        drop(self.stop);
        let abort = self.running.abort_handle();
        if timeout(PATIENCE, self.running).await.is_err() {
            abort.abort();
        }
    }
}

pub(crate) async fn bind(port: u16) -> Result<TcpListener, TestbedError> {
    TcpListener::bind((Ipv4Addr::LOCALHOST, port))
        .await
        .map_err(|source| TestbedError::Port { port, source })
}

pub(crate) fn url(listener: &TcpListener) -> Result<String, TestbedError> {
    let address = listener
        .local_addr()
        .map_err(|source| TestbedError::Port { port: 0, source })?;
    Ok(format!("http://{address}"))
}
