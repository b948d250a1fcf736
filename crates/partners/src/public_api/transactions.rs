//! Successful transactions, streamed from the rows of the money area.

use foundation::auth::Partner;
use foundation::http::{Answer, JsonStream, Query};
use kernel::Problem;
use money::transactions::report::{self, Asked};

use super::envelope::{Rows, frame};
use super::model::PartnerTransaction;
use super::parameters::DatedQuestion;
use super::{Flavour, Sight};

pub(super) async fn list<F: Flavour, Q: TryInto<DatedQuestion, Error = Problem>>(
    partner: Partner<F::May>,
    Query(asked): Query<Q>,
) -> Answer<JsonStream<Rows<PartnerTransaction>>> {
    let DatedQuestion { days, user, with_fake, page, .. } = asked.try_into()?;
    let sight = Sight::of::<F>(&partner)?;
    let with_comment = partner.principal()?.staff_id().is_ok();
    let json = partner
        .read(move |read| {
            let asked = Asked { days, customer: user, with_fake, with_comment, scope: sight.scope(read)? };
            frame(page, |json| report::page(read, &asked, page, json))
        })
        .await?;
    Ok(JsonStream::new(json))
}
