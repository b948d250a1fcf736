//! Serving, until the process is told to stop.

use std::io::Write;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use foundation::app::App;
use foundation::brand::Brand;
use foundation::http::listen;
use foundation::http::server::{self, House};
use foundation::telemetry;
use foundation::workers::{self, Work};
use kernel::{Problem, Result};
use tokio::net::TcpListener;

use super::Place;
use crate::installation::{self, Installation};

pub fn serve(place: &Place, listen: Option<&str>) -> Result<()> {
    let loaded = installation::settings(place)?;
    telemetry::init(&loaded.config.log)?;
    for name in &loaded.unknown_variables {
        tracing::warn!(name, "an environment variable that begins like a setting is not one");
    }
    let mut config = loaded.config;
    if let Some(listen) = listen {
        config.listen = listen.parse().map_err(|_| Problem::invalid("--listen", "expected an address and port such as 127.0.0.1:8080"))?;
    }
    let installation = Installation::open_to_serve(config)?;
    let brands = installation.app.brands().all();
    if brands.is_empty() {
        tracing::warn!("there is no brand yet; add one with `tradehall brand add`");
    }
    serve_until_stopped(installation, async |serving: &Serving| {
        println!("listening on http://{}", serving.address);
        let _ = std::io::stdout().flush();
        Ok(())
    })
}

/// A server that is up: where, its app, and its router for those who speak to it from inside.
pub struct Serving {
    pub address: SocketAddr,
    pub app: App,
    pub router: Router,
}

/// Binds, starts the workers, serves, says so through `up`, and goes on until SIGTERM or Ctrl-C; then running requests finish.
pub fn serve_until_stopped(installation: Installation, up: impl AsyncFnOnce(&Serving) -> Result<()>) -> Result<()> {
    let Installation { app, runtime, .. } = &installation;
    let outcome = runtime.block_on(async {
        let address = app.config().listen;
        let listener =
            TcpListener::bind(address).await.map_err(|error| Problem::internal(format!("cannot listen on {address}: {error}")))?;
        let drain = Duration::from_secs(u64::from(app.config().limits.request_timeout_s) + 1);
        let address = listener.local_addr().map_err(|error| Problem::internal(error.to_string()))?;
        let house = House::of(crate::areas());
        let router = server::router(app, house.routes, Some(portals::pages()));
        let feeding = app.clone();
        let on_open: Arc<dyn Fn(&Brand) + Send + Sync> = Arc::new(move |brand| crate::start_brand(&feeding, brand));
        let House { kinds, subscribers, forgetters, .. } = house;
        tokio::spawn(workers::watch(app.clone(), Work { kinds, subscribers, forgetters }, on_open));
        let served = tokio::spawn(listen::serve(listener, router.clone(), drain, stopped()));
        up(&Serving { address, app: app.clone(), router }).await?;
        served.await.map_err(|error| Problem::internal(format!("the server stopped: {error}")))?
    });
    installation.runtime.shutdown_timeout(Duration::from_secs(10));
    outcome
}

async fn stopped() {
    let interrupt = tokio::signal::ctrl_c();
    match tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
        Ok(mut terminate) => {
            tokio::select! {
                _ = interrupt => {}
                _ = terminate.recv() => {}
            }
        }
        Err(error) => {
            tracing::warn!(%error, "SIGTERM cannot be heard");
            let _ = interrupt.await;
        }
    }
    tracing::info!("stopping: running requests are finished first");
}
