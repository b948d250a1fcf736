//! The statements of customers.

use foundation::db::{Read, Row, ToBind, Tx, from_json_text, json_text};
use foundation::statements;
use kernel::{Currency, CustomerId, Result, StaffId, Timestamp};
use serde::Serialize;

use super::model::{Customer, LastChange, NewCustomer, Status};
use super::shown::{Comment, GroupRef};
use crate::utm;

statements! {
    RIGHTS = "select first_name, last_name, is_affiliate from customer where id = $1 and status in ('ACTIVE', 'TERMINATION_REQUESTED')";
    NEXT_ACCOUNT = "select coalesce(max(account_id), 100000) + 1 from customer";
    INSERT = "insert into customer (id, account_id, external_id, first_name, last_name, name_key, email, email_key, mobilenumber, country,
            language, currency, password_hash, password_is_initial, status, roles, is_affiliate, kyc_status, skipped_steps, lead_id, source,
            source_user_kind, source_user_id, introducer_id, affiliate_id, campaign_id, referrer, utm, metadata, is_test, marketing_consent,
            created_at, updated_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, 'ACTIVE', $15, $16, 'PENDING', $17, $18, $19, $20, $21, $22, $23,
            $24, $25, $26, $27, $28, $29, $30, $30)";
    PARTNER_BY_ID = "select id, ref_key, account_id from customer where id = $1 and is_affiliate";
    PARTNER_BY_KEY = "select id, ref_key, account_id from customer where ref_key = $1 and is_affiliate";
    PARTNER_BY_ACCOUNT = "select id, ref_key, account_id from customer where account_id = $1 and is_affiliate";
    FIND = "select id, account_id, external_id, first_name, last_name, email, mobilenumber, country, language, currency,
            password_hash is not null, status, roles, is_affiliate, is_test, ref_key, kyc_status, email_confirmed_at, phone_confirmed_at,
            lead_id, introducer_id, affiliate_id, termination_requested_at, created_at, updated_at
        from customer where id = $1";
    FIND_BY_EMAIL = "select id, account_id, external_id, first_name, last_name, email, mobilenumber, country, language, currency,
            password_hash is not null, status, roles, is_affiliate, is_test, ref_key, kyc_status, email_confirmed_at, phone_confirmed_at,
            lead_id, introducer_id, affiliate_id, termination_requested_at, created_at, updated_at
        from customer where email_key = $1";
    LAST_CHANGE = "select updated_at, affiliate_id, source_user_id from customer where id = $1";
    SET_LAST_CHANGE = "update customer set updated_at = $1 where id = $2 and updated_at = $3";
    LOCK = "update customer set updated_at = updated_at where id = $1";
    EDITABLE = "select first_name, last_name, email, mobilenumber, country, language, currency, birth_date, roles, is_affiliate, groups,
            status, notes, risk_status, conversion_agent_id, retention_agent_id, email_confirmed_at, phone_confirmed_at
        from customer where id = $1";
    SET_EDITABLE = "update customer set first_name = $1, last_name = $2, name_key = $3, email = $4, email_key = $5, mobilenumber = $6,
            country = $7, language = $8, currency = $9, birth_date = $10, roles = $11, is_affiliate = $12, groups = $13, status = $14,
            notes = $15, risk_status = $16, conversion_agent_id = $17, retention_agent_id = $18, email_confirmed_at = $19,
            phone_confirmed_at = $20
        where id = $21";
    COMMENTS = "select id, comment, created_at, author_id, author_name from customer_comment where customer_id = $1
        order by created_at desc, id desc limit 1000";
    INSERT_COMMENT = "insert into customer_comment (id, customer_id, comment, author_id, author_name, created_at)
        values ($1, $2, $3, $4, $5, $6)";
    COMMENTED = "update customer set last_comment_at = $1 where id = $2";
    SET_CONTACTED = "update customer set last_contact_at = $1 where id = $2";
    INSERT_FIGURES = "insert into customer_figures (customer_id) values ($1)";
}

/// The name, and whether they are a partner; None when they may not sign in.
pub fn rights(read: &mut Read<'_>, id: CustomerId) -> Result<Option<(String, bool)>> {
    read.optional(&RIGHTS, &[id.bind()], |row| Ok((format!("{} {}", row.get::<String>(0)?, row.get::<String>(1)?), row.get(2)?)))
}

pub fn insert(tx: &mut Tx<'_>, id: CustomerId, new: &NewCustomer) -> Result<()> {
    // Two who register at once would otherwise be given the same number.
    tx.alone("customer.account_id")?;
    let account_id: i64 = tx.value(&NEXT_ACCOUNT, &[])?;
    let now = tx.now();
    let origin = &new.origin;
    let name_key = format!("{} {}", new.first_name, new.last_name).to_lowercase();
    let email_key = new.email.to_lowercase();
    let (source_kind, source_id) = origin.source_user.unzip();
    let texts = [json_text(&new.roles), json_text(&new.skipped_steps), utm::stored(&origin.utm), json_text(&origin.metadata)];
    let binds = [
        id.bind(),
        account_id.bind(),
        new.external_id.bind(),
        new.first_name.bind(),
        new.last_name.bind(),
        name_key.bind(),
        new.email.bind(),
        email_key.bind(),
        new.mobilenumber.bind(),
        new.country.bind(),
        new.language.bind(),
        new.currency.bind(),
        new.password_hash.bind(),
        new.password_is_initial.bind(),
        texts[0].bind(),
        new.is_affiliate.bind(),
        texts[1].bind(),
        new.lead_id.bind(),
        origin.source.bind(),
        source_kind.bind(),
        source_id.bind(),
        origin.introducer_id.bind(),
        origin.affiliate_id.bind(),
        origin.campaign_id.bind(),
        origin.referrer.bind(),
        texts[2].bind(),
        texts[3].bind(),
        new.is_test.bind(),
        new.marketing_consent.bind(),
        now.bind(),
    ];
    tx.execute(&INSERT, &binds)?;
    tx.execute(&INSERT_FIGURES, &[id.bind()]).map(|_| ())
}

/// A partner by the name that links and parameters carry.
pub struct PartnerRef {
    pub id: CustomerId,
    /// The reference key, or the account id of one who has none.
    pub reference: String,
}

fn partner_ref(row: &Row<'_>) -> Result<PartnerRef> {
    let account: i64 = row.get(2)?;
    Ok(PartnerRef { id: row.get(0)?, reference: row.get::<Option<String>>(1)?.unwrap_or_else(|| account.to_string()) })
}

pub fn partner_by_id(read: &mut Read<'_>, id: CustomerId) -> Result<Option<PartnerRef>> {
    read.optional(&PARTNER_BY_ID, &[id.bind()], partner_ref)
}

/// By reference key, or else by account id.
pub fn partner_by_reference(read: &mut Read<'_>, reference: &str) -> Result<Option<PartnerRef>> {
    let by_key = read.optional(&PARTNER_BY_KEY, &[reference.bind()], partner_ref)?;
    match (by_key, reference.parse::<i64>()) {
        (None, Ok(account)) => read.optional(&PARTNER_BY_ACCOUNT, &[account.bind()], partner_ref),
        (found, _) => Ok(found),
    }
}

pub fn find(read: &mut Read<'_>, id: CustomerId) -> Result<Customer> {
    read.one(&FIND, &[id.bind()], customer)
}

pub fn find_by_email(read: &mut Read<'_>, email: &str) -> Result<Option<Customer>> {
    read.optional(&FIND_BY_EMAIL, &[email.to_lowercase().bind()], customer)
}

fn customer(row: &Row<'_>) -> Result<Customer> {
    Ok(Customer {
        id: row.get(0)?,
        account_id: row.get(1)?,
        external_id: row.get(2)?,
        first_name: row.get(3)?,
        last_name: row.get(4)?,
        email: row.get(5)?,
        mobilenumber: row.get(6)?,
        country: row.get(7)?,
        language: row.get(8)?,
        currency: row.get(9)?,
        has_password: row.get(10)?,
        status: row.get(11)?,
        roles: from_json_text(&row.get::<String>(12)?)?,
        is_affiliate: row.get(13)?,
        is_test: row.get(14)?,
        ref_key: row.get(15)?,
        kyc_status: row.get(16)?,
        email_confirmed_at: row.get(17)?,
        phone_confirmed_at: row.get(18)?,
        lead_id: row.get(19)?,
        introducer_id: row.get(20)?,
        affiliate_id: row.get(21)?,
        termination_requested_at: row.get(22)?,
        created_at: row.get(23)?,
        updated_at: row.get(24)?,
    })
}

pub fn last_change(read: &mut Read<'_>, id: CustomerId) -> Result<LastChange> {
    read.one(&LAST_CHANGE, &[id.bind()], |row| Ok(LastChange { at: row.get(0)?, affiliate_id: row.get(1)?, source_user: row.get(2)? }))
}

/// False when another change came in between.
pub fn set_last_change(tx: &mut Tx<'_>, id: CustomerId, from: Timestamp, to: Timestamp) -> Result<bool> {
    Ok(tx.execute(&SET_LAST_CHANGE, &[to.bind(), id.bind(), from.bind()])? == 1)
}

/// What may be changed about a customer, by staff or by themselves.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Editable {
    pub first_name: String,
    pub last_name: String,
    pub email: String,
    pub mobilenumber: Option<String>,
    pub country: Option<String>,
    pub language: String,
    pub currency: Option<Currency>,
    pub birth_date: Option<String>,
    pub roles: Vec<String>,
    pub is_affiliate: bool,
    pub groups: Vec<GroupRef>,
    pub status: Status,
    pub notes: Option<String>,
    pub risk_status: Option<String>,
    pub conversion_agent_id: Option<StaffId>,
    pub retention_agent_id: Option<StaffId>,
    pub email_confirmed_at: Option<Timestamp>,
    pub phone_confirmed_at: Option<Timestamp>,
}

impl Editable {
    pub fn email_key(&self) -> String {
        self.email.to_lowercase()
    }
    pub fn name(&self) -> String {
        format!("{} {}", self.first_name, self.last_name).trim().to_owned()
    }
    /// Another address is not confirmed.
    pub fn set_email(&mut self, email: String) {
        if email.to_lowercase() != self.email_key() {
            self.email_confirmed_at = None;
        }
        self.email = email;
    }
    /// Another number is not confirmed.
    pub fn set_mobilenumber(&mut self, number: String) {
        if self.mobilenumber.as_ref() != Some(&number) {
            self.phone_confirmed_at = None;
            self.mobilenumber = Some(number);
        }
    }
}

/// What may be changed, and nobody else changes it until the transaction ends.
pub fn lock_editable(tx: &mut Tx<'_>, id: CustomerId) -> Result<Editable> {
    tx.change_one(&LOCK, &[id.bind()])?;
    tx.one(&EDITABLE, &[id.bind()], |row| {
        Ok(Editable {
            first_name: row.get(0)?,
            last_name: row.get(1)?,
            email: row.get(2)?,
            mobilenumber: row.get(3)?,
            country: row.get(4)?,
            language: row.get(5)?,
            currency: row.get(6)?,
            birth_date: row.get(7)?,
            roles: from_json_text(&row.get::<String>(8)?)?,
            is_affiliate: row.get(9)?,
            groups: from_json_text(&row.get::<String>(10)?)?,
            status: row.get(11)?,
            notes: row.get(12)?,
            risk_status: row.get(13)?,
            conversion_agent_id: row.get(14)?,
            retention_agent_id: row.get(15)?,
            email_confirmed_at: row.get(16)?,
            phone_confirmed_at: row.get(17)?,
        })
    })
}

pub fn set_editable(tx: &mut Tx<'_>, id: CustomerId, new: &Editable) -> Result<()> {
    let (name_key, email_key) = (new.name().to_lowercase(), new.email_key());
    let (roles, groups) = (json_text(&new.roles), json_text(&new.groups));
    let binds = [
        new.first_name.bind(),
        new.last_name.bind(),
        name_key.bind(),
        new.email.bind(),
        email_key.bind(),
        new.mobilenumber.bind(),
        new.country.bind(),
        new.language.bind(),
        new.currency.bind(),
        new.birth_date.bind(),
        roles.bind(),
        new.is_affiliate.bind(),
        groups.bind(),
        new.status.bind(),
        new.notes.bind(),
        new.risk_status.bind(),
        new.conversion_agent_id.bind(),
        new.retention_agent_id.bind(),
        new.email_confirmed_at.bind(),
        new.phone_confirmed_at.bind(),
        id.bind(),
    ];
    tx.change_one(&SET_EDITABLE, &binds)
}

pub fn comments(read: &mut Read<'_>, customer: CustomerId) -> Result<Vec<Comment>> {
    read.list(&COMMENTS, &[customer.bind()], |row| {
        Ok(Comment { id: row.get(0)?, comment: row.get(1)?, created_at: row.get(2)?, author_id: row.get(3)?, author_name: row.get(4)? })
    })
}

pub fn insert_comment(tx: &mut Tx<'_>, customer: CustomerId, new: &Comment) -> Result<()> {
    let binds = [new.id.bind(), customer.bind(), new.comment.bind(), new.author_id.bind(), new.author_name.bind(), new.created_at.bind()];
    tx.execute(&INSERT_COMMENT, &binds)?;
    tx.change_one(&COMMENTED, &[new.created_at.bind(), customer.bind()])
}

pub fn set_contacted(tx: &mut Tx<'_>, id: CustomerId) -> Result<()> {
    let now = tx.now();
    tx.change_one(&SET_CONTACTED, &[now.bind(), id.bind()])
}
