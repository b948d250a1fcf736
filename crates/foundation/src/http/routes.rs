//! A slice's operations, each with its id and summary beside the handler.

use aide::axum::ApiRouter;
use aide::axum::routing::{ApiMethodRouter, delete_with, get_with, patch_with, post_with, put_with};
use aide::openapi::{ReferenceOr, StatusCode};
use aide::operation::{OperationHandler, OperationInput, OperationOutput};
use aide::transform::TransformOperation;
use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::handler::Handler;
use axum::routing::{MethodRouter, delete, get, patch, post, put};

use crate::app::App;
use crate::jobs::Kinds;
use crate::outbox::Subscriber;
use crate::workers::Forgetter;

/// What an area of the house brings: its operations, its jobs, what it listens to, and what it forgets from time to time.
pub struct Area {
    pub routes: Vec<Routes>,
    pub kinds: Kinds,
    pub subscribers: &'static [Subscriber],
    pub forgetters: &'static [Forgetter],
}

impl Area {
    pub fn new(routes: Vec<Routes>) -> Area {
        Area { routes, kinds: Kinds::default(), subscribers: &[], forgetters: &[] }
    }
    pub fn with_jobs(mut self, kinds: Kinds) -> Area {
        self.kinds = self.kinds.merge(kinds);
        self
    }
    pub fn listening(mut self, subscribers: &'static [Subscriber]) -> Area {
        self.subscribers = subscribers;
        self
    }
    pub fn forgetting(mut self, forgetters: &'static [Forgetter]) -> Area {
        self.forgetters = forgetters;
        self
    }
}

/// What an operation adds to the document.
pub(super) type Description = Box<dyn FnOnce(ApiRouter<App>) -> ApiRouter<App> + Send>;

/// Operations under one tag of the contract. Paths are below /api/v1 and written with `{name}` for parameters.
///
/// What serves them is made at once; what describes them only when somebody wants the document, since most processes never do.
pub struct Routes {
    tag: &'static str,
    pub(super) router: Router<App>,
    pub(super) described: Vec<Description>,
}

macro_rules! operations {
    ($($(#[$about:meta])* $name:ident: $plain:ident $with:ident $described:ident $(, $limit:expr)?;)+) => {$(
        $(#[$about])*
        pub fn $name<H, I, O, T>(self, path: &str, id: &'static str, summary: &'static str, handler: H) -> Routes
        where
            H: Handler<T, App> + OperationHandler<I, O>,
            I: OperationInput,
            O: OperationOutput,
            T: 'static,
        {
            let (tag, served) = (self.tag, $plain(handler.clone())$(.layer($limit))?);
            self.add(path, served, move || $with(handler, |operation| $described(named(operation, tag, id, summary))))
        }
    )+};
}

fn named<'t>(operation: TransformOperation<'t>, tag: &str, id: &str, summary: &str) -> TransformOperation<'t> {
    operation.id(id).tag(tag).summary(summary)
}

fn plain(operation: TransformOperation<'_>) -> TransformOperation<'_> {
    operation
}

fn making(operation: TransformOperation<'_>) -> TransformOperation<'_> {
    made(operation, false)
}

fn making_or_knowing(operation: TransformOperation<'_>) -> TransformOperation<'_> {
    made(operation, true)
}

/// Says 201 where the handler's type can only say 200.
fn made(mut operation: TransformOperation<'_>, also_known: bool) -> TransformOperation<'_> {
    let responses = operation.inner_mut().responses.get_or_insert_default();
    if let Some(mut made) = responses.responses.get(&StatusCode::Code(200)).cloned() {
        if !also_known {
            responses.responses.swap_remove(&StatusCode::Code(200));
        }
        if let ReferenceOr::Item(made) = &mut made
            && made.description.is_empty()
        {
            made.description = "Made".into();
        }
        responses.responses.insert(StatusCode::Code(201), made);
    }
    operation
}

impl Routes {
    pub fn under(tag: &'static str) -> Routes {
        Routes { tag, router: Router::new(), described: Vec::new() }
    }

    operations! {
        /// Adds an operation: its path, its camelCase id, a one-line summary, and the handler.
        get: get get_with plain;
        /// As [`Routes::get`].
        post: post post_with plain;
        /// As [`Routes::get`].
        put: put put_with plain;
        /// As [`Routes::get`].
        patch: patch patch_with plain;
        /// As [`Routes::get`].
        delete: delete delete_with plain;
        /// As `post`, for an operation that makes something new: it answers 201.
        post_new: post post_with making;
        /// As [`Routes::post_new`], where what was there already is answered with 200.
        post_new_or_known: post post_with making_or_knowing;
        /// Adds an upload: as `post`, with a body as large as the upload itself allows.
        upload: post post_with plain, DefaultBodyLimit::disable();
        /// As [`Routes::upload`], for replacing what is there.
        upload_put: put put_with plain, DefaultBodyLimit::disable();
    }

    fn add(mut self, path: &str, served: MethodRouter<App>, described: impl FnOnce() -> ApiMethodRouter<App> + Send + 'static) -> Routes {
        self.router = self.router.route(path, served);
        let path = path.to_owned();
        self.described.push(Box::new(move |document| document.api_route(&path, described())));
        self
    }
}
