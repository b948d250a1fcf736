//! How far a user who signs in may go at once.

use foundation::auth::{Grade, Kind};
use foundation::db::{Read, Tx};
use foundation::settings::{Kind as SettingKind, Setting};
use kernel::Result;
use uuid::Uuid;

use super::queries;
use crate::credentials::{self, Credential};
use crate::onboarding::{self, Stage, Step};

/// The setting by which staff cannot do anything before they have a second factor.
pub const STAFF_TWO_FACTOR_REQUIRED: Setting = Setting { key: "staff_two_factor_required", kind: SettingKind::Flag, default: "false" };

/// What stands between a user and a full session.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Standing {
    /// Onboarding steps that come before the first sign-in.
    pub steps: Vec<Step>,
    /// The password was chosen by somebody else.
    pub password_change: bool,
    /// The house wants a second factor and there is none.
    pub two_factor: bool,
}

impl Standing {
    pub fn grade(&self) -> Grade {
        if self.steps.is_empty() && !self.password_change && !self.two_factor { Grade::Full } else { Grade::Onboarding }
    }
}

pub fn standing(read: &mut Read<'_>, user: &Credential) -> Result<Standing> {
    match user.kind {
        Kind::Staff => {
            let two_factor = !user.totp_confirmed && two_factor_required(read)?;
            Ok(Standing { two_factor, ..Standing::default() })
        }
        Kind::Customer => Ok(Standing {
            steps: onboarding::outstanding(read, user.id.into(), Stage::BeforeSignIn)?,
            password_change: user.password_is_initial,
            two_factor: false,
        }),
    }
}

pub fn two_factor_required(read: &mut Read<'_>) -> Result<bool> {
    STAFF_TWO_FACTOR_REQUIRED.flag(read)
}

/// Opens the sessions that waited, once nothing stands in the way any more. Call it in the transaction that removed an obstacle:
/// a step that was finished, a password that was replaced, a factor that was confirmed.
pub fn settle_grade(tx: &mut Tx<'_>, kind: Kind, id: Uuid) -> Result<()> {
    let user = credentials::queries::find(tx, kind, id)?;
    if standing(tx, &user)?.grade() == Grade::Full {
        queries::set_grade(tx, kind, id, Grade::Full)?;
    }
    Ok(())
}
