//! A chunk of rows to the statements that store it, made where nobody waits: the writer only runs them.

use std::collections::{BTreeSet, HashMap};

use foundation::brand::Brand;
use foundation::day_counts::Bumps;
use foundation::db::{Built, json_text};
use kernel::{CustomerId, LeadId, LeadImportId, Problem, Result, Timestamp};

use super::queries::{self, LeadValues};
use super::reserve::{Reserved, RowLead};
use super::row::LeadRow;
use super::state::State;
use super::{Chunk, Position};
use crate::customers;
use crate::customers::queries::PartnerRef;
use crate::leads::model::{Origin, TagCategory, Touch};
use crate::leads::{MODIFIED, REGISTERED};
use crate::utm;

/// The category of tags that come with files, which know no categories.
const TAG_CATEGORY: &str = "Import";

/// A row that becomes a lead, or a touch of one.
pub struct Prepared {
    pub line: u64,
    pub lead: RowLead,
    pub created_at: Timestamp,
    pub scopes: Vec<String>,
    pub touch: Touch,
    pub comment: Option<String>,
}

impl Prepared {
    /// Counts the row where it is listed.
    pub fn count(&self, counts: &mut Bumps, now: Timestamp) {
        for scope in &self.scopes {
            counts.add(REGISTERED, scope, self.created_at, 1);
            counts.add(MODIFIED, scope, now, 1);
        }
    }
}

/// Rows, and everything that stores them.
pub struct Batch {
    pub import: LeadImportId,
    pub from: Position,
    pub to: Position,
    pub finished: bool,
    pub now: Timestamp,
    pub rows: Vec<Prepared>,
    /// Inserts the leads that are new.
    pub leads: Vec<Built>,
    /// What the others would be as leads, in the order of the rows.
    pub others: Vec<LeadValues>,
    /// What the day counts grow by if all of them are new.
    pub counts: Bumps,
    pub refused: usize,
    pub problems: Vec<Built>,
    /// Tags that this import has not brought before.
    pub new_tags: Vec<(String, String)>,
}

/// The user whose API key sent the file; nobody's for a file that somebody sent who was signed in.
#[derive(Default)]
pub struct Sender {
    pub name: Option<String>,
    pub partner: Option<PartnerRef>,
}

/// What is the same for all rows of an import.
pub struct Preparer {
    brand: Brand,
    state: State,
    sender: Sender,
    statuses: HashMap<String, (i64, String)>,
    /// Partners by the reference that rows carry.
    partners: HashMap<String, Option<CustomerId>>,
    tags: BTreeSet<String>,
    problems_left: usize,
    /// The leads of the rows to come, up to the end of their part.
    leads: std::vec::IntoIter<RowLead>,
}

/// How many refused rows are kept with their reasons; the rest is counted.
pub const MOST_PROBLEMS: usize = 100_000;
/// How many different tags one file adds to the list to choose from.
const MOST_TAGS: usize = 1_000;
/// How many references are remembered.
const MOST_PARTNERS: usize = 10_000;

impl Preparer {
    pub fn new(brand: &Brand, state: State, sender: Sender, statuses: HashMap<String, (i64, String)>) -> Preparer {
        let problems_left = MOST_PROBLEMS.saturating_sub(usize::try_from(state.counts.refused).unwrap_or(MOST_PROBLEMS));
        let (brand, partners, tags, leads) = (brand.clone(), HashMap::new(), BTreeSet::new(), Vec::new().into_iter());
        Preparer { brand, state, sender, statuses, partners, tags, problems_left, leads }
    }

    /// An id for each row of a part that begins.
    pub fn ids<'a>(&self, addresses: impl Iterator<Item = &'a str>) -> Reserved<'a> {
        let now = self.brand.now();
        Reserved::new(addresses, || LeadId::from_uuid(self.brand.hands().entropy.uuid_v7(now)))
    }

    /// Goes over to the rows of a part that become these leads.
    pub fn begin(&mut self, leads: Vec<RowLead>) {
        self.leads = leads.into_iter();
    }

    /// May ask the database who a partner is: call it on a thread that may wait, inside the runtime.
    pub fn batch(&mut self, from: Position, chunk: Chunk) -> Result<Batch> {
        let now = self.brand.now();
        let (mut rows, mut values) = (Vec::with_capacity(chunk.rows.len()), Vec::with_capacity(chunk.rows.len()));
        let (mut others, mut refused, mut new_tags) = (Vec::new(), Vec::new(), Vec::new());
        for (line, row) in chunk.rows {
            let lead = self.leads.next().ok_or_else(|| Problem::internal("a row of an import that no lead was kept for"))?;
            match row {
                Ok(row) => {
                    new_tags.extend(self.unseen_tags(&row));
                    let (prepared, value) = self.row((line, lead), row, now)?;
                    rows.push(prepared);
                    if lead.is_new { values.push(value) } else { others.push(value) }
                }
                Err(problem) => refused.push(problem),
            }
        }
        let mut counts = Bumps::default();
        rows.iter().for_each(|row: &Prepared| row.count(&mut counts, now));
        let counted = refused.len();
        refused.truncate(self.problems_left);
        self.problems_left -= refused.len();
        Ok(Batch {
            import: self.state.id,
            from,
            to: chunk.position,
            finished: chunk.finished,
            now,
            rows,
            leads: queries::insert_leads(values),
            others,
            counts,
            refused: counted,
            problems: queries::insert_problems(self.state.id, &refused),
            new_tags,
        })
    }

    fn row(&mut self, (line, lead): (u64, RowLead), row: LeadRow, now: Timestamp) -> Result<(Prepared, LeadValues)> {
        let email_key = row.email_key();
        let created_at = row.created_at.unwrap_or(now);
        let status = row.sales_status.as_deref().map(|name| match self.statuses.get(&name.to_lowercase()) {
            Some((id, spelled)) => (Some(*id), spelled.clone()),
            None => (None, name.to_owned()),
        });
        let (status_id, status) = match status {
            Some((id, name)) => (id, Some(name)),
            None => (None, None),
        };
        let tags = match row.tags.is_empty() {
            true => "[]".to_owned(),
            false => json_text(&[TagCategory { category: TAG_CATEGORY.into(), tags: row.tags }]),
        };
        let parameters = row.utm.into_iter().map(|(name, value)| (name.into_owned(), value)).collect();
        let source = self.sender.name.clone().or(row.source).or_else(|| self.state.source.clone());
        let mut origin =
            Origin { source, source_user: self.state.source_user, utm: parameters, metadata: row.metadata, ..Origin::default() };
        let partners_own = || self.sender.partner.as_ref().map(|partner| partner.reference.clone());
        origin.affiliate_id = origin.utm.get("affiliate_id").cloned().or_else(partners_own);
        origin.campaign_id = origin.utm.get("campaign_id").cloned();
        origin.referrer = origin.utm.get("data_referrer").cloned();
        origin.introducer_id = self.introducer(&origin)?;
        let (kind, user) = origin.source_user.map(|(kind, id)| (kind.word(), id.to_string())).unzip();
        let values = [
            lead.id.to_string().into(),
            row.name.clone().into(),
            row.first_name.into(),
            row.last_name.into(),
            row.name.to_lowercase().into(),
            row.email.into(),
            email_key.into(),
            row.phone.into(),
            row.country.into(),
            row.language.into(),
            origin.source.clone().into(),
            kind.into(),
            user.into(),
            origin.introducer_id.map(|id| id.to_string()).into(),
            origin.affiliate_id.clone().into(),
            origin.campaign_id.clone().into(),
            origin.referrer.clone().into(),
            utm::stored(&origin.utm).into(),
            json_text(&origin.metadata).into(),
            tags.into(),
            status_id.into(),
            status.into(),
            self.state.id.to_string().into(),
            created_at.micros().into(),
            now.micros().into(),
        ];
        let scopes = origin.scopes();
        let touch = Touch { source_user: origin.source_user.map(|(_, id)| id), utm: origin.utm, metadata: origin.metadata, ip: None };
        Ok((Prepared { line, lead, created_at, scopes, touch, comment: row.comment }, values))
    }

    fn introducer(&mut self, origin: &Origin) -> Result<Option<CustomerId>> {
        if let Some(partner) = &self.sender.partner {
            return Ok(Some(partner.id));
        }
        let Some(reference) = origin.affiliate_id.as_deref() else { return Ok(None) };
        if let Some(known) = self.partners.get(reference) {
            return Ok(*known);
        }
        let asked = reference.to_owned();
        let look = self.brand.read(move |read| customers::queries::partner_by_reference(read, &asked));
        let found = tokio::runtime::Handle::current().block_on(look)?.map(|partner| partner.id);
        if self.partners.len() < MOST_PARTNERS {
            self.partners.insert(reference.to_owned(), found);
        }
        Ok(found)
    }

    fn unseen_tags(&mut self, row: &LeadRow) -> Vec<(String, String)> {
        let mut unseen = Vec::new();
        for tag in &row.tags {
            if self.tags.len() < MOST_TAGS && !self.tags.contains(tag) {
                self.tags.insert(tag.clone());
                unseen.push((TAG_CATEGORY.to_owned(), tag.clone()));
            }
        }
        unseen
    }
}
