//! The statements of leads.

use std::collections::BTreeMap;

use foundation::db::{Driver, Read, Row, ToBind, Tx, from_json_text, json_text};
use foundation::statements;
use kernel::{CustomerId, LeadId, Problem, Result, SalesStatusId, StaffId, Timestamp};
use uuid::Uuid;

use super::model::{Known, Lead, LeadComment, Metadata, NewLead, Origin, TagCategory, Touch, UtmDetails};
use crate::utm;

statements! {
    INSERT = "insert into lead (id, name, first_name, last_name, name_key, email, email_key, mobilenumber, country, language, source,
            source_user_kind, source_user_id, introducer_id, affiliate_id, campaign_id, referrer, utm, metadata, tags, sales_status_id,
            sales_status, ip, import_id, created_at, updated_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20,
            (select id from sales_status where status = $21), $21, $22, $23, $24, $25)
        on conflict (id) do nothing";
    RESERVE = "insert into lead_address (address, lead_id) values ($1, $2) on conflict (address) do nothing";
    RESERVED = "select lead_id from lead_address where address = $1";
    INSERT_TOUCH = "insert into lead_touch (id, lead_id, source_user_id, utm, metadata, ip, created_at) values ($1, $2, $3, $4, $5, $6, $7)";
    FIND_BY_EMAIL = "select id, customer_id, source, source_user_kind, source_user_id, introducer_id, affiliate_id, campaign_id, referrer,
            utm, metadata from lead where id = (select lead_id from lead_address where address = $1)";
    FIND_BY_EMAIL_LOCKED = "select id, customer_id, source, source_user_kind, source_user_id, introducer_id, affiliate_id, campaign_id, referrer,
            utm, metadata from lead where id = (select lead_id from lead_address where address = $1) for no key update";
    SET_DETAILS = "update lead set utm = $1, metadata = $2 where id = $3";
    COUNTED = "select updated_at, affiliate_id, source_user_id from lead where id = $1";
    COUNTED_LOCKED = "select updated_at, affiliate_id, source_user_id from lead where id = $1 for no key update";
    SET_UPDATED = "update lead set updated_at = $1 where id = $2";
    CONVERT = "update lead set customer_id = $1, converted_at = $2 where id = $3 and customer_id is null";
    FIND = "select id, name, first_name, last_name, email, mobilenumber, country, language, source, sales_status, sales_person_id,
            last_contact_at, customer_id, affiliate_id, utm, metadata, tags, created_at, updated_at from lead where id = $1";
    CLAIM = "update lead set sales_person_id = $1 where id = $2 and (sales_person_id is null or sales_person_id = $1)";
    ASSIGN = "update lead set sales_person_id = $1 where id = $2";
    SET_STATUS = "update lead set sales_status_id = $1, sales_status = $2 where id = $3";
    STATUS_NAME = "select status from sales_status where id = $1";
    RENAME_STATUS = "update lead set sales_status = $1 where id = $2 and sales_status_id = $3";
    SET_TAGS = "update lead set tags = $1 where id = $2";
    KEEP_TAG = "insert into tag (category, tag, created_at) values ($1, $2, $3) on conflict do nothing";
    TAGS = "select category, tag from tag order by category, tag limit 5000";
    SOURCES = "with recursive seen (source) as (
            select min(source) from lead
            union all
            select (select min(lead.source) from lead where lead.source > seen.source) from seen where seen.source is not null
        ) select source from seen where source is not null limit 1000";
    INSERT_COMMENT = "insert into lead_comment (id, lead_id, comment, author_id, author_name, created_at) values ($1, $2, $3, $4, $5, $6)";
    COMMENTS = "select id, comment, created_at, author_id, author_name from lead_comment where lead_id = $1
        order by created_at desc, id desc limit 500";
    SET_CONTACTED = "update lead set last_contact_at = $1 where id = $2";
}

/// What [`lead`] reads, in its order.
pub const LEAD_COLUMNS: [&str; 19] = [
    "id",
    "name",
    "first_name",
    "last_name",
    "email",
    "mobilenumber",
    "country",
    "language",
    "source",
    "sales_status",
    "sales_person_id",
    "last_contact_at",
    "customer_id",
    "affiliate_id",
    "utm",
    "metadata",
    "tags",
    "created_at",
    "updated_at",
];

/// A lead without its sales person, whom the caller adds.
pub fn lead(row: &Row<'_>) -> Result<Lead> {
    let (utm, metadata, tags): (String, String, String) = (row.get(14)?, row.get(15)?, row.get(16)?);
    let mobilenumber: Option<String> = row.get(5)?;
    Ok(Lead {
        id: row.get(0)?,
        name: row.get(1)?,
        first_name: row.get(2)?,
        last_name: row.get(3)?,
        email: row.get(4)?,
        can_be_called: mobilenumber.is_some(),
        mobilenumber,
        country: row.get(6)?,
        language: row.get(7)?,
        source: row.get(8)?,
        sales_status: row.get(9)?,
        sales_person_id: row.get(10)?,
        sales_person: None,
        last_contact_at: row.get(11)?,
        customer_id: row.get(12)?,
        affiliate_id: row.get(13)?,
        utm_details: UtmDetails(utm::read(&utm)?),
        metadata: Metadata(from_json_text(&metadata)?),
        tags: from_json_text(&tags)?,
        created_at: row.get(17)?,
        updated_at: row.get(18)?,
    })
}

/// The lead, or 404.
pub fn find(read: &mut Read<'_>, id: LeadId) -> Result<Lead> {
    read.one(&FIND, &[id.bind()], lead)
}

/// False when somebody else has it.
pub fn claim(tx: &mut Tx<'_>, id: LeadId, by: StaffId) -> Result<bool> {
    Ok(tx.execute(&CLAIM, &[by.bind(), id.bind()])? == 1)
}

pub fn assign(tx: &mut Tx<'_>, id: LeadId, to: Option<StaffId>) -> Result<()> {
    tx.change_one(&ASSIGN, &[to.bind(), id.bind()])
}

pub fn status_name(read: &mut Read<'_>, id: SalesStatusId) -> Result<Option<String>> {
    read.optional(&STATUS_NAME, &[id.bind()], |row| row.get(0))
}

pub fn set_status(tx: &mut Tx<'_>, id: LeadId, status: SalesStatusId, name: &str) -> Result<()> {
    tx.change_one(&SET_STATUS, &[status.bind(), name.bind(), id.bind()])
}

pub fn rename_status(tx: &mut Tx<'_>, id: LeadId, status: SalesStatusId, name: &str) -> Result<()> {
    tx.execute(&RENAME_STATUS, &[name.bind(), id.bind(), status.bind()]).map(|_| ())
}

pub fn set_tags(tx: &mut Tx<'_>, id: LeadId, tags: &[TagCategory]) -> Result<()> {
    let text = json_text(&tags);
    tx.change_one(&SET_TAGS, &[text.bind(), id.bind()])
}

/// Remembers a tag for those who choose from the list.
pub fn keep_tag(tx: &mut Tx<'_>, category: &str, tag: &str) -> Result<()> {
    let now = tx.now();
    tx.execute(&KEEP_TAG, &[category.bind(), tag.bind(), now.bind()]).map(|_| ())
}

pub fn tags(read: &mut Read<'_>) -> Result<Vec<(String, String)>> {
    read.list(&TAGS, &[], |row| Ok((row.get(0)?, row.get(1)?)))
}

/// Every source there is, in order; each costs one look into the index, however many leads it has.
pub fn sources(read: &mut Read<'_>) -> Result<Vec<String>> {
    read.list(&SOURCES, &[], |row| row.get(0))
}

pub fn insert_comment(tx: &mut Tx<'_>, lead: LeadId, comment: &LeadComment) -> Result<()> {
    let binds = [
        comment.id.bind(),
        lead.bind(),
        comment.comment.bind(),
        comment.author_id.bind(),
        comment.author_name.bind(),
        comment.created_at.bind(),
    ];
    tx.execute_later(&INSERT_COMMENT, &binds)
}

/// The latest 500, latest first.
pub fn comments(read: &mut Read<'_>, lead: LeadId) -> Result<Vec<LeadComment>> {
    read.list(&COMMENTS, &[lead.bind()], |row| {
        Ok(LeadComment { id: row.get(0)?, comment: row.get(1)?, created_at: row.get(2)?, author_id: row.get(3)?, author_name: row.get(4)? })
    })
}

/// The lead that this address in lower case stands for: `id`, unless it is another's already, which may be about to be stored.
pub fn reserve(tx: &mut Tx<'_>, address: &str, id: LeadId) -> Result<LeadId> {
    match tx.execute(&RESERVE, &[address.bind(), id.bind()])? {
        1 => Ok(id),
        _ => tx.value(&RESERVED, &[address.bind()]),
    }
}

/// False when there is such a lead already. Its address was reserved for it.
pub fn insert(tx: &mut Tx<'_>, id: LeadId, new: &NewLead, ip: Option<&str>) -> Result<bool> {
    let now = tx.now();
    let created_at = new.created_at.unwrap_or(now);
    let origin = &new.origin;
    let (name_key, email_key) = (new.name.whole.to_lowercase(), new.email_key());
    let (source_kind, source_id) = origin.source_user.unzip();
    let texts = [utm::stored(&origin.utm), json_text(&origin.metadata), json_text(&new.tags)];
    let binds = [
        id.bind(),
        new.name.whole.bind(),
        new.name.first.bind(),
        new.name.last.bind(),
        name_key.bind(),
        new.email.bind(),
        email_key.bind(),
        new.mobilenumber.bind(),
        new.country.bind(),
        new.language.bind(),
        origin.source.bind(),
        source_kind.bind(),
        source_id.bind(),
        origin.introducer_id.bind(),
        origin.affiliate_id.bind(),
        origin.campaign_id.bind(),
        origin.referrer.bind(),
        texts[0].bind(),
        texts[1].bind(),
        texts[2].bind(),
        new.sales_status.bind(),
        ip.bind(),
        new.import_id.bind(),
        created_at.bind(),
        now.bind(),
    ];
    Ok(tx.execute(&INSERT, &binds)? == 1)
}

pub fn insert_touch(tx: &mut Tx<'_>, lead: LeadId, touch: &Touch) -> Result<()> {
    let id: Uuid = tx.new_id();
    let now = tx.now();
    let texts = [json_text(&touch.utm), json_text(&touch.metadata)];
    let binds = [id.bind(), lead.bind(), touch.source_user.bind(), texts[0].bind(), texts[1].bind(), touch.ip.bind(), now.bind()];
    tx.execute_later(&INSERT_TOUCH, &binds)
}

/// Held until the end of the transaction: what is added to it depends on what it has.
pub fn lock_by_email(tx: &mut Tx<'_>, email_key: &str) -> Result<Option<Known>> {
    let statement = match tx.driver() {
        Driver::Sqlite => &FIND_BY_EMAIL,
        Driver::Postgres => &FIND_BY_EMAIL_LOCKED,
    };
    tx.optional(statement, &[email_key.bind()], known)
}

/// What [`known`] reads, in its order.
pub const KNOWN_COLUMNS: [&str; 11] = [
    "id",
    "customer_id",
    "source",
    "source_user_kind",
    "source_user_id",
    "introducer_id",
    "affiliate_id",
    "campaign_id",
    "referrer",
    "utm",
    "metadata",
];

pub fn known(row: &Row<'_>) -> Result<Known> {
    let (utm, metadata): (String, String) = (row.get(9)?, row.get(10)?);
    Ok(Known {
        id: row.get(0)?,
        customer_id: row.get(1)?,
        origin: Origin {
            source: row.get(2)?,
            source_user: row.get::<Option<_>>(3)?.zip(row.get(4)?),
            introducer_id: row.get(5)?,
            affiliate_id: row.get(6)?,
            campaign_id: row.get(7)?,
            referrer: row.get(8)?,
            utm: utm::read(&utm)?,
            metadata: from_json_text(&metadata)?,
        },
    })
}

pub fn set_details(tx: &mut Tx<'_>, id: LeadId, utm: &BTreeMap<String, String>, metadata: &BTreeMap<String, String>) -> Result<()> {
    let texts = [utm::stored(utm), json_text(metadata)];
    tx.change_one(&SET_DETAILS, &[texts[0].bind(), texts[1].bind(), id.bind()])
}

/// Where a lead stands in the counted lists.
pub struct Counted {
    pub updated_at: Timestamp,
    pub affiliate_id: Option<String>,
    pub source_user: Option<Uuid>,
}

/// Held until the end of the transaction, so that two changes at once move the count one after the other.
pub fn lock_counted(tx: &mut Tx<'_>, id: LeadId) -> Result<Counted> {
    let statement = match tx.driver() {
        Driver::Sqlite => &COUNTED,
        Driver::Postgres => &COUNTED_LOCKED,
    };
    tx.one(statement, &[id.bind()], |row| Ok(Counted { updated_at: row.get(0)?, affiliate_id: row.get(1)?, source_user: row.get(2)? }))
}

pub fn set_updated(tx: &mut Tx<'_>, id: LeadId, now: Timestamp) -> Result<()> {
    tx.change_one(&SET_UPDATED, &[now.bind(), id.bind()])
}

/// Compare-and-set: the second who converts a lead gets a conflict.
pub fn convert(tx: &mut Tx<'_>, id: LeadId, customer: CustomerId) -> Result<()> {
    let now = tx.now();
    match tx.execute(&CONVERT, &[customer.bind(), now.bind(), id.bind()])? {
        1 => Ok(()),
        _ => Err(Problem::conflict("lead_converted").because("This lead is a customer already.")),
    }
}

pub fn set_contacted(tx: &mut Tx<'_>, id: LeadId) -> Result<()> {
    let now = tx.now();
    tx.change_one(&SET_CONTACTED, &[now.bind(), id.bind()])
}
