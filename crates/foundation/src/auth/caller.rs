//! What every caller type carries: the brand, where the call came from, how it is repeated safely, and the database of its brand.

use kernel::{ApiKeyId, Problem, Result};
use serde::Serialize;

use super::principal::{Actor, ActorKind, Kind, Principal};
use super::resolve::Evidence;
use crate::app::App;
use crate::brand::Brand;
use crate::db::{Read, Tx};
use crate::http::{Failure, Origin, Reply};
use crate::idempotency::Once;

/// Who calls, from where, on which brand.
#[derive(Clone)]
pub struct Caller {
    pub(super) app: App,
    pub(super) brand: Brand,
    pub(super) origin: Origin,
    pub(super) evidence: Evidence,
    pub(super) once: Once,
}

impl Caller {
    pub fn app(&self) -> &App {
        &self.app
    }
    pub fn brand(&self) -> &Brand {
        &self.brand
    }
    pub fn origin(&self) -> &Origin {
        &self.origin
    }
    /// Which user this is; callers that may be anonymous answer with 401.
    pub fn principal(&self) -> Result<&Principal> {
        self.evidence.principal.as_ref().ok_or_else(|| Problem::unauthenticated("sign_in_needed"))
    }
    /// For what a stolen session must not reach: 403 `proof_needed` unless the user gave password or code within five minutes.
    pub fn fresh_proof(&self) -> Result<()> {
        self.principal()?.fresh_proof(self.brand.now())
    }
    pub fn key_id(&self) -> Option<ApiKeyId> {
        self.evidence.key.as_ref().map(|key| key.id)
    }
    /// The guard that makes a repeated request with the same `Idempotency-Key` happen once.
    pub fn once(&self) -> Once {
        self.once.clone()
    }

    pub fn actor(&self) -> Actor {
        let (kind, id, name, on_behalf_of) = match (&self.evidence.principal, &self.evidence.key) {
            (Some(Principal { impersonator: Some((staff, name)), id, .. }), _) => {
                (ActorKind::Staff, Some(staff.to_string()), Some(name.clone()), Some(id.to_string()))
            }
            (Some(user), Some(key)) if user.session.is_none() => {
                (ActorKind::ApiKey, Some(key.id.to_string()), Some(key.name.clone()), Some(user.id.to_string()))
            }
            (Some(user), _) => {
                let kind = if user.kind == Kind::Staff { ActorKind::Staff } else { ActorKind::Customer };
                (kind, Some(user.id.to_string()), Some(user.name.clone()), None)
            }
            (None, Some(key)) => (ActorKind::ApiKey, Some(key.id.to_string()), Some(key.name.clone()), None),
            (None, None) => (ActorKind::System, None, None, None),
        };
        Actor { kind, id, name, on_behalf_of, ip: Some(self.origin.ip.to_string()), user_agent: self.origin.user_agent.clone() }
    }

    /// Reads in one transaction.
    pub async fn read<T: Send + 'static>(&self, work: impl FnOnce(&mut Read<'_>) -> Result<T> + Send + 'static) -> Result<T> {
        self.brand.read(work).await
    }

    /// One or two look-ups by key, without a transaction: the quickest way to answer one row.
    pub async fn peek<T: Send + 'static>(&self, work: impl FnOnce(&mut Read<'_>) -> Result<T> + Send + 'static) -> Result<T> {
        self.brand.peek(work).await
    }

    /// Changes something once per `Idempotency-Key`, in one transaction; answers 200.
    pub async fn change<T: Serialize + Send + 'static>(
        &self,
        work: impl FnMut(&mut Tx<'_>) -> Result<T> + Send + 'static,
    ) -> Result<Reply<T>, Failure> {
        self.change_as(200, work).await
    }

    /// As [`Caller::change`], and answers 201.
    pub async fn create<T: Serialize + Send + 'static>(
        &self,
        work: impl FnMut(&mut Tx<'_>) -> Result<T> + Send + 'static,
    ) -> Result<Reply<T>, Failure> {
        self.change_as(201, work).await
    }

    async fn change_as<T: Serialize + Send + 'static>(
        &self,
        status: u16,
        work: impl FnMut(&mut Tx<'_>) -> Result<T> + Send + 'static,
    ) -> Result<Reply<T>, Failure> {
        self.change_with(move |_| status, work).await
    }

    /// As [`Caller::change`], and answers with the status that the change calls for; a repeat answers the same one.
    pub async fn change_with<T: Serialize + Send + 'static>(
        &self,
        status: impl Fn(&T) -> u16 + Send + 'static,
        mut work: impl FnMut(&mut Tx<'_>) -> Result<T> + Send + 'static,
    ) -> Result<Reply<T>, Failure> {
        let once = self.once();
        Ok(self.brand.write(move |tx| once.run_with(tx, &status, &mut work)).await?)
    }
}
