//! Everybody who may come to the door.

use std::collections::BTreeMap;

use foundation::auth::{Grade, Kind, permission};
use foundation::db::Tx;
use foundation::token::{Kind as TokenKind, Token};
use kernel::{Result, StaffId};
use testkit::{Actor, TestBrand};
use uuid::Uuid;

use super::policy::Row;
use crate::document::Operation;
use crate::queries;
use crate::testing;

/// What a principal is, as far as the door cares.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    Anonymous,
    /// A credential that stands for nobody here: made up, revoked, of a disabled user, of another brand.
    Stranger,
    /// Staff with no permission at all.
    Powerless,
    /// Staff with every permission but the one that is needed.
    AllBut,
    Admin,
    Customer,
    Affiliate,
    KeyForNobody,
    KeyForCustomer,
    Impersonated,
    Link,
    Onboarding,
    Service,
}

pub struct Principal<'t> {
    pub name: &'static str,
    pub role: Role,
    pub actor: Actor<'t>,
}

/// The principals of one brand, and staff who lack one permission each.
pub struct Principals<'t> {
    pub all: Vec<Principal<'t>>,
    lacking: BTreeMap<&'static str, Actor<'t>>,
}

pub const OTHER: &str = "south";

impl<'t> Principals<'t> {
    pub async fn of(t: &'t TestBrand) -> Principals<'t> {
        let (admin, customer) = (t.admin().await, t.customer().await);
        let mut all = vec![
            Principal { name: "anonymous", role: Role::Anonymous, actor: t.anonymous() },
            Principal { name: "a made-up token", role: Role::Stranger, actor: t.anonymous().with_token(&made_up(t, TokenKind::Session)) },
            Principal { name: "a token that is none", role: Role::Stranger, actor: t.anonymous().with_token("Robert'); drop table staff") },
            Principal { name: "another brand's administrator", role: Role::Stranger, actor: stranger(t).await },
            Principal { name: "a revoked session", role: Role::Stranger, actor: ended(t, queries::revoke_sessions).await },
            Principal { name: "a disabled administrator", role: Role::Stranger, actor: ended(t, queries::disable_staff).await },
            Principal { name: "staff without permissions", role: Role::Powerless, actor: t.staff_with(&[]).await },
            Principal { name: "a key for nobody", role: Role::KeyForNobody, actor: key(t, None).await },
            Principal { name: "a customer's key", role: Role::KeyForCustomer, actor: key(t, Some(customer.id)).await },
        ];
        let grades = [
            ("an impersonated customer", Role::Impersonated, Grade::Impersonated),
            ("a customer by link", Role::Link, Grade::Link),
            ("a customer in onboarding", Role::Onboarding, Grade::Onboarding),
            ("a service session", Role::Service, Grade::Service),
        ];
        for (name, role, grade) in grades {
            all.push(Principal { name, role, actor: graded(t, &customer, grade, &admin).await });
        }
        all.push(Principal { name: "an affiliate", role: Role::Affiliate, actor: t.affiliate().await });
        all.push(Principal { name: "a customer", role: Role::Customer, actor: customer });
        all.push(Principal { name: "an administrator", role: Role::Admin, actor: admin });

        let mut lacking = BTreeMap::new();
        for lacks in permission::ALL {
            let rest: Vec<&'static str> = permission::ALL.iter().filter(|p| p.name != lacks.name).map(|p| p.name).collect();
            lacking.insert(lacks.name, t.staff_with(&rest).await);
        }
        Principals { all, lacking }
    }

    pub fn lacking(&self, permission: &str) -> Option<&Actor<'t>> {
        self.lacking.get(permission)
    }
}

fn made_up(t: &TestBrand, kind: TokenKind) -> String {
    Token::issue(kind, &**t.app.entropy()).expose().to_owned()
}

/// An administrator of another brand, who says that they mean this one.
async fn stranger(t: &TestBrand) -> Actor<'_> {
    let token = administrator_of(t).await;
    t.anonymous().with_token(&token)
}

/// A session of another brand's administrator, made on first use.
pub async fn administrator_of(t: &TestBrand) -> String {
    let brands = t.app.brands();
    let other = brands.get(OTHER).unwrap_or_else(|| t.other_brand(OTHER));
    let every: Vec<&'static str> = permission::ALL.iter().map(|named| named.name).collect();
    let email = format!("admin{}@south.test", t.next());
    let made = other.write(move |tx| {
        let id = people::fixtures::staff(tx, &email, "no password", &every)?;
        testing::session(tx, Kind::Staff, id, Grade::Full, None)
    });
    made.await.expect("a session of the other brand")
}

/// Somebody whose session was good until this happened.
async fn ended<'t>(t: &'t TestBrand, how: fn(&mut Tx<'_>, Uuid) -> Result<()>) -> Actor<'t> {
    let actor = t.admin().await;
    let id = actor.id;
    t.write(move |tx| how(tx, id)).await;
    actor
}

async fn graded<'t>(t: &'t TestBrand, customer: &Actor<'t>, grade: Grade, admin: &Actor<'t>) -> Actor<'t> {
    let (id, staff) = (customer.id, StaffId::from_uuid(admin.id));
    let impersonator = (grade == Grade::Impersonated).then_some(staff);
    let token = t.write(move |tx| testing::session(tx, Kind::Customer, id, grade, impersonator)).await;
    customer.with_token(&token)
}

/// A program of this brand, acting for a customer or for nobody.
pub async fn key(t: &TestBrand, acts_for: Option<Uuid>) -> Actor<'_> {
    let token = Token::issue(TokenKind::ApiKey, &**t.app.entropy());
    let hash = token.hash();
    t.write(move |tx| queries::insert_key(tx, &hash, acts_for)).await;
    t.anonymous().with_header("x-api-key", token.expose()).with_header("x-domain", "north.test")
}

/// The statuses with which this principal must be refused; none where they may come in.
pub fn refusal(role: Role, row: &Row, operation: &Operation) -> Option<&'static [u16]> {
    const UNKNOWN: &[u16] = &[401];
    const FORBIDDEN: &[u16] = &[403];
    const EITHER: &[u16] = &[401, 403];
    let changes = operation.changes();
    let when = |refused: bool, how: &'static [u16]| if refused { Some(how) } else { None };
    let who = row.who.as_str();
    if matches!(who, "none" | "anyone") {
        return None;
    }
    let staff_only = who == "staff";
    match role {
        Role::Anonymous | Role::Stranger => Some(UNKNOWN),
        Role::KeyForNobody => match who {
            "key" | "key or any" => None,
            "partner" => Some(EITHER),
            _ => Some(if operation.takes_keys() { FORBIDDEN } else { UNKNOWN }),
        },
        Role::KeyForCustomer => match who {
            "key" | "key or any" => None,
            "partner" => Some(EITHER),
            _ if !operation.takes_keys() => Some(UNKNOWN),
            _ => when(matches!(who, "staff" | "affiliate"), FORBIDDEN),
        },
        // Everybody else comes with a session, which a program's door does not take.
        _ if matches!(who, "key" | "partner") => Some(UNKNOWN),
        Role::Powerless => when(!matches!(who, "any" | "key or any"), FORBIDDEN),
        Role::AllBut => when(matches!(who, "staff" | "self or staff"), FORBIDDEN),
        Role::Admin => when(matches!(who, "customer" | "affiliate"), FORBIDDEN),
        Role::Customer => when(staff_only || who == "affiliate", FORBIDDEN),
        Role::Affiliate => when(staff_only, FORBIDDEN),
        // To look through another's eyes, and to leave it at that.
        _ if who == "any" && operation.any_grade => None,
        Role::Impersonated => when(staff_only || who == "affiliate" || changes, FORBIDDEN),
        Role::Service if who == "any" => when(changes, FORBIDDEN),
        Role::Link | Role::Onboarding | Role::Service => match who {
            "any" => None,
            "key or any" => when(changes, FORBIDDEN),
            _ => when(!operation.any_grade, FORBIDDEN),
        },
    }
}
