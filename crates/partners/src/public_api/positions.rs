//! Closed positions of one server, streamed from the rows of the trading area.

use foundation::auth::Partner;
use foundation::http::{Answer, JsonStream, Query};
use kernel::Problem;
use trading::positions::report::{self, Asked};

use super::envelope::{Rows, frame};
use super::model::PartnerPosition;
use super::parameters::DatedQuestion;
use super::{Flavour, Sight};

pub(super) async fn list<F: Flavour, Q: TryInto<DatedQuestion, Error = Problem>>(
    partner: Partner<F::May>,
    Query(asked): Query<Q>,
) -> Answer<JsonStream<Rows<PartnerPosition>>> {
    let DatedQuestion { days, user, server_tag, page, .. } = asked.try_into()?;
    let sight = Sight::of::<F>(&partner)?;
    let json = partner
        .read(move |read| {
            let asked = Asked { days, server_tag, customer: user, scope: sight.scope(read)? };
            frame(page, |json| report::page(read, &asked, page, json))
        })
        .await?;
    Ok(JsonStream::new(json))
}
