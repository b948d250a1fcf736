//! Leads over HTTP.

mod addresses;
mod counts;
mod desk;
mod form;
mod imports;
mod lost_imports;

use foundation::auth::Kind;
use foundation::token::{Kind as TokenKind, Token};
use testkit::{Actor, TestBrand};
use uuid::Uuid;

/// Somebody who sends an API key that acts for this user.
pub async fn with_key(t: &TestBrand, kind: Kind, user: Uuid) -> Actor<'_> {
    let token = Token::issue(TokenKind::ApiKey, &**t.app.entropy());
    let id = t.app.new_uuid();
    let (hash, prefix, expires) = (token.hash(), token.prefix_shown(), t.now().plus_days(30).micros());
    let kind = kind.word();
    t.rows(&format!(
        "insert into api_key (id, name, prefix, hash, user_kind, user_id, domain, allowed_ips, expires_at, created_at)
         values ('{id}', 'Key', '{prefix}', '{hash}', '{kind}', '{user}', 'north.test', '[]', {expires}, 0) returning id"
    ))
    .await;
    t.anonymous().with_header("x-api-key", token.expose()).with_header("x-domain", "north.test")
}

/// A sales status by its name.
pub async fn status_id(t: &TestBrand, name: &str) -> i64 {
    t.rows(&format!("select id from sales_status where status = '{name}'")).await[0].parse().expect("a number")
}

/// Every counted list of leads says what counting the rows says.
pub async fn counts_are_right(t: &TestBrand) {
    for (list, column) in [(super::REGISTERED, "created_at"), (super::MODIFIED, "updated_at")] {
        let day = format!("({column} - ((({column} % 86400000000) + 86400000000) % 86400000000)) / 86400000000");
        let scopes = format!(
            "select '' as scope, {day} as day from lead
             union all select 'affiliate:' || affiliate_id, {day} from lead where affiliate_id is not null
             union all select 'source:' || source_user_id, {day} from lead where source_user_id is not null"
        );
        let counted = t.rows(&format!("select scope, day, count(*) from ({scopes}) s group by scope, day order by scope, day")).await;
        let kept = t
            .rows(&format!(
                "select scope, day, cast(sum(rows) as bigint) from day_count where list = '{list}' group by scope, day
                 having sum(rows) <> 0 order by scope, day"
            ))
            .await;
        assert_eq!(kept, counted, "{list}");
    }
}

/// Every address is reserved for the lead that has it, and no address is reserved that nobody has.
pub async fn addresses_are_right(t: &TestBrand) {
    let without = "select count(*) from lead where email_key is not null
        and not exists (select 1 from lead_address where address = lead.email_key and lead_id = lead.id)";
    let too_many = "select count(*) from lead_address
        where not exists (select 1 from lead where lead.id = lead_address.lead_id and lead.email_key = lead_address.address)";
    assert_eq!((t.rows(without).await, t.rows(too_many).await), (vec!["0".to_owned()], vec!["0".to_owned()]));
}
