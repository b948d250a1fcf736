//! Customers: the rows of the people area, completed with the trading accounts of the money area.

use foundation::auth::Partner;
use foundation::http::{Answer, JsonStream, Query};
use kernel::Problem;
use people::customers::report;
use people::partner_reports::Asked;

use super::envelope::{Rows, frame};
use super::model::PartnerRegistration;
use super::parameters::Question;
use super::{Flavour, Sight, accounts};

pub(super) async fn list<F: Flavour, Q: TryInto<Question, Error = Problem>>(
    partner: Partner<F::May>,
    Query(asked): Query<Q>,
) -> Answer<JsonStream<Rows<PartnerRegistration>>> {
    let question: Question = asked.try_into()?;
    let sight = Sight::of::<F>(&partner)?;
    let json = partner
        .read(move |read| {
            let Question { registered, modified, id, affiliate, page } = question;
            let asked = Asked { registered, modified, id, affiliate, scope: sight.scope(read)? };
            let found = report::page(read, &asked, page)?;
            let mut accounts = accounts::of_customers(read, &found.rows)?;
            frame(page, |json| {
                let mut from = 0;
                for row in &found.rows {
                    json.open_row(&found.json[from..row.end]);
                    accounts.write(&row.customer_id, json);
                    json.close_object();
                    from = row.end;
                }
                Ok(found.total)
            })
        })
        .await?;
    Ok(JsonStream::new(json))
}
