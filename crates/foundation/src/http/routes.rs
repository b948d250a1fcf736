//! A slice's operations, each with its id and summary beside the handler.

use aide::axum::ApiRouter;
use aide::axum::routing::{delete_with, get_with, patch_with, post_with, put_with};
use aide::openapi::{ReferenceOr, StatusCode};
use aide::operation::{OperationHandler, OperationInput, OperationOutput};
use aide::transform::TransformOperation;
use axum::extract::DefaultBodyLimit;
use axum::handler::Handler;

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

/// Operations under one tag of the contract. Paths are below /api/v1 and written with `{name}` for parameters.
pub struct Routes {
    tag: &'static str,
    pub(super) router: ApiRouter<App>,
}

macro_rules! methods {
    ($($method:ident $with:ident),+) => {$(
        /// Adds an operation: its path, its camelCase id, a one-line summary, and the handler.
        pub fn $method<H, I, O, T>(self, path: &str, id: &'static str, summary: &'static str, handler: H) -> Routes
        where
            H: Handler<T, App> + OperationHandler<I, O>,
            I: OperationInput,
            O: OperationOutput,
            T: 'static,
        {
            let tag = self.tag;
            let router = self.router.api_route(path, $with(handler, |operation| named(operation, tag, id, summary)));
            Routes { tag, router }
        }
    )+};
}

fn named<'t>(operation: TransformOperation<'t>, tag: &str, id: &str, summary: &str) -> TransformOperation<'t> {
    operation.id(id).tag(tag).summary(summary)
}

/// Says 201 where the handler's type can only say 200.
fn making(mut operation: TransformOperation<'_>, also_known: bool) -> TransformOperation<'_> {
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
        Routes { tag, router: ApiRouter::new() }
    }

    /// As `post`, for an operation that makes something new: it answers 201.
    pub fn post_new<H, I, O, T>(self, path: &str, id: &'static str, summary: &'static str, handler: H) -> Routes
    where
        H: Handler<T, App> + OperationHandler<I, O>,
        I: OperationInput,
        O: OperationOutput,
        T: 'static,
    {
        let tag = self.tag;
        let route = post_with(handler, |operation| making(named(operation, tag, id, summary), false));
        Routes { tag, router: self.router.api_route(path, route) }
    }

    /// As [`Routes::post_new`], where what was there already is answered with 200.
    pub fn post_new_or_known<H, I, O, T>(self, path: &str, id: &'static str, summary: &'static str, handler: H) -> Routes
    where
        H: Handler<T, App> + OperationHandler<I, O>,
        I: OperationInput,
        O: OperationOutput,
        T: 'static,
    {
        let tag = self.tag;
        let route = post_with(handler, |operation| making(named(operation, tag, id, summary), true));
        Routes { tag, router: self.router.api_route(path, route) }
    }

    methods!(get get_with, post post_with, put put_with, patch patch_with, delete delete_with);

    /// Adds an upload: as `post`, with a body as large as the upload itself allows.
    pub fn upload<H, I, O, T>(self, path: &str, id: &'static str, summary: &'static str, handler: H) -> Routes
    where
        H: Handler<T, App> + OperationHandler<I, O>,
        I: OperationInput,
        O: OperationOutput,
        T: 'static,
    {
        let tag = self.tag;
        let route = post_with(handler, |operation| named(operation, tag, id, summary)).layer(DefaultBodyLimit::disable());
        Routes { tag, router: self.router.api_route(path, route) }
    }

    /// As [`Routes::upload`], for replacing what is there.
    pub fn upload_put<H, I, O, T>(self, path: &str, id: &'static str, summary: &'static str, handler: H) -> Routes
    where
        H: Handler<T, App> + OperationHandler<I, O>,
        I: OperationInput,
        O: OperationOutput,
        T: 'static,
    {
        let tag = self.tag;
        let route = put_with(handler, |operation| named(operation, tag, id, summary)).layer(DefaultBodyLimit::disable());
        Routes { tag, router: self.router.api_route(path, route) }
    }
}
