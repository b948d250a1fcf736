//! Leads, streamed from the rows of the people area.

use foundation::auth::Partner;
use foundation::http::{Answer, JsonStream, Query};
use kernel::Problem;
use people::leads::report;
use people::partner_reports::Asked;

use super::envelope::{Rows, frame};
use super::model::PartnerLead;
use super::parameters::Question;
use super::{Flavour, Sight};

pub(super) async fn list<F: Flavour, Q: TryInto<Question, Error = Problem>>(
    partner: Partner<F::May>,
    Query(asked): Query<Q>,
) -> Answer<JsonStream<Rows<PartnerLead>>> {
    let question: Question = asked.try_into()?;
    let sight = Sight::of::<F>(&partner)?;
    let json = partner
        .read(move |read| {
            let Question { registered, modified, id, affiliate, page } = question;
            let asked = Asked { registered, modified, id, affiliate, scope: sight.scope(read)? };
            frame(page, |json| report::page(read, &asked, page, F::SHOWS_IP, json))
        })
        .await?;
    Ok(JsonStream::new(json))
}
