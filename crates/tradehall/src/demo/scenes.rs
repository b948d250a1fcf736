//! What the customers of the demo do and what is done about them: who, and how many hours ago.

use super::people::{AFFILIATE, CUSTOMER};

/// Where the story begins.
pub const FIRST_HOUR: i64 = 36 * 24;

#[derive(Clone, Copy, Debug)]
pub enum Scene {
    /// Signs up through the partner's program.
    Joins,
    /// Signs up by the affiliate's link.
    IsBrought,
    /// A sales person enters them; they have yet to choose a password.
    IsEntered,
    BecomesAffiliate,
    OpensWallet,
    Deposits(&'static str),
    /// Starts to pay and is refused by the bank.
    IsDeclined(&'static str),
    SendsPassport,
    SendsIdCard,
    SendsBill,
    IsApproved,
    IsRejected(&'static str),
    IsRevoked(&'static str),
    AsksOut(&'static str, &'static str),
    /// The withdrawal is approved, and goes to the provider.
    IsGranted,
    /// The provider has paid it.
    IsPaid,
    IsRefused(&'static str),
    Buys(&'static str, &'static str),
    Sells(&'static str, &'static str),
    /// Closes what was bought and sold so far.
    Closes,
    /// Buys with a stop below and a target above, in thousandths of the price; stays open.
    Holds(&'static str, &'static str),
    /// Sells and stays in.
    HoldsShort(&'static str, &'static str),
    /// Waits to buy some thousandths below the market.
    Waits(&'static str, &'static str, i64),
    IsNoted(&'static str),
}

impl Scene {
    /// Whether staff, a program or a provider do it, and not the customer.
    pub fn is_of_others(self) -> bool {
        matches!(
            self,
            Joins | IsBrought | IsEntered | IsApproved | IsRejected(_) | IsRevoked(_) | IsGranted | IsPaid | IsRefused(_) | IsNoted(_)
        )
    }
}

use Scene::{
    AsksOut, BecomesAffiliate, Buys, Closes, Deposits, Holds, HoldsShort, IsApproved, IsBrought, IsDeclined, IsEntered, IsGranted, IsNoted,
    IsPaid, IsRefused, IsRejected, IsRevoked, Joins, OpensWallet, Sells, SendsBill, SendsIdCard, SendsPassport, Waits,
};

const BLURRED: &str = "The picture is too blurred to be read. Please send a sharper one, in good light.";
const EXPIRED: &str = "The document has expired. Please send one that is valid.";
const SAME_WAY: &str = "Please withdraw by the way you deposited: to your own card first.";

/// Hours ago, first name, what happens. Some come in the same hour, so that their passwords are hashed side by side.
pub const SCENES: &[(i64, &str, Scene)] = &[
    (860, CUSTOMER, Joins),
    (860, CUSTOMER, OpensWallet),
    (858, CUSTOMER, Deposits("2500.00")),
    (836, CUSTOMER, SendsPassport),
    (836, CUSTOMER, SendsBill),
    (814, CUSTOMER, IsApproved),
    (812, CUSTOMER, IsNoted("Knows what leverage is; traded elsewhere for two years.")),
    (500, CUSTOMER, Deposits("1500.00")),
    (298, CUSTOMER, AsksOut("300.00", "DE89370400440532013000")),
    (290, CUSTOMER, IsGranted),
    (266, CUSTOMER, IsPaid),
    (150, CUSTOMER, Deposits("2000.00")),
    (7, CUSTOMER, Holds("EURUSD", "0.10")),
    (5, CUSTOMER, HoldsShort("USDJPY", "0.05")),
    (3, CUSTOMER, Holds("GBPUSD", "0.04")),
    (3, CUSTOMER, Waits("EURUSD", "0.10", 9)),
    (860, AFFILIATE, Joins),
    (860, AFFILIATE, OpensWallet),
    (856, AFFILIATE, Deposits("3000.00")),
    (812, AFFILIATE, SendsPassport),
    (788, AFFILIATE, IsApproved),
    (786, AFFILIATE, BecomesAffiliate),
    (786, AFFILIATE, IsNoted("Runs a trading channel; wants to bring people.")),
    (106, AFFILIATE, AsksOut("150.00", "IT60X0542811101000000123456")),
    (100, AFFILIATE, IsGranted),
    (78, AFFILIATE, IsPaid),
    (8, AFFILIATE, HoldsShort("GBPUSD", "0.05")),
    (6, AFFILIATE, Holds("EURUSD", "0.05")),
    (740, "Grace", IsBrought),
    (740, "Grace", OpensWallet),
    (738, "Grace", Deposits("5000.00")),
    (716, "Grace", SendsPassport),
    (692, "Grace", IsApproved),
    (410, "Grace", Deposits("2500.00")),
    (226, "Grace", AsksOut("500.00", "GB29NWBK60161331926819")),
    (218, "Grace", IsGranted),
    (194, "Grace", IsPaid),
    (5, "Grace", AsksOut("400.00", "GB29NWBK60161331926819")),
    (9, "Grace", Holds("AUDUSD", "0.10")),
    (740, "Priya", IsBrought),
    (740, "Priya", OpensWallet),
    (736, "Priya", Deposits("2500.00")),
    (332, "Priya", Deposits("750.00")),
    (10, "Priya", Holds("EURUSD", "0.10")),
    (10, "Priya", HoldsShort("USDJPY", "0.05")),
    (9, "Priya", Holds("GBPUSD", "0.05")),
    (650, "Ahmed", Joins),
    (650, "Ahmed", OpensWallet),
    (648, "Ahmed", Deposits("4000.00")),
    (626, "Ahmed", SendsIdCard),
    (626, "Ahmed", SendsBill),
    (602, "Ahmed", IsApproved),
    (260, "Ahmed", Deposits("1000.00")),
    (130, "Ahmed", AsksOut("200.00", "SA0380000000608010167519")),
    (122, "Ahmed", IsGranted),
    (98, "Ahmed", IsPaid),
    (2, "Ahmed", AsksOut("120.00", "SA0380000000608010167519")),
    (6, "Ahmed", HoldsShort("EURUSD", "0.10")),
    (650, "Omar", IsBrought),
    (650, "Omar", OpensWallet),
    (646, "Omar", Deposits("3250.00")),
    (578, "Omar", SendsPassport),
    (554, "Omar", IsApproved),
    (176, "Omar", Deposits("500.00")),
    (28, "Omar", AsksOut("250.00", "AE070331234567890123456")),
    (12, "Omar", Holds("USDCHF", "0.05")),
    (530, "Lucia", Joins),
    (530, "Lucia", OpensWallet),
    (528, "Lucia", Deposits("900.00")),
    (506, "Lucia", SendsIdCard),
    (482, "Lucia", IsApproved),
    (98, "Lucia", IsRevoked("The bank says that the card is not hers.")),
    (98, "Lucia", IsNoted("Asked for the card's statement; no answer yet.")),
    (530, "Daniel", Joins),
    (530, "Daniel", OpensWallet),
    (456, "Daniel", Deposits("1200.00")),
    (432, "Daniel", SendsPassport),
    (410, "Daniel", IsRejected(EXPIRED)),
    (386, "Tarek", IsBrought),
    (386, "Tarek", OpensWallet),
    (384, "Tarek", Deposits("4750.00")),
    (11, "Tarek", Holds("USDJPY", "0.05")),
    (8, "Tarek", Holds("GBPUSD", "0.10")),
    (386, "Thandi", Joins),
    (386, "Thandi", OpensWallet),
    (338, "Thandi", IsDeclined("250.00")),
    (330, "Thandi", Deposits("250.00")),
    (290, "Ingrid", IsEntered),
    (266, "Rafael", IsBrought),
    (266, "Rafael", OpensWallet),
    (264, "Rafael", Deposits("600.00")),
    (242, "Rafael", SendsIdCard),
    (218, "Rafael", IsApproved),
    (146, "Rafael", AsksOut("80.00", "BR1800360305000010009795493C1")),
    (122, "Rafael", IsRefused(SAME_WAY)),
    (242, "Pablo", IsEntered),
    (194, "Leila", IsEntered),
    (266, "Marek", IsBrought),
    (146, "Sina", IsEntered),
    (98, "Hana", Joins),
    (98, "Hana", OpensWallet),
    (96, "Hana", Deposits("4000.00")),
    (26, "Hana", SendsPassport),
    (20, "Hana", Holds("EURGBP", "0.10")),
    (98, "Amelie", Joins),
    (98, "Amelie", OpensWallet),
    (96, "Amelie", Deposits("1500.00")),
    (22, "Amelie", SendsIdCard),
    (22, "Amelie", SendsBill),
    (98, "Viktor", IsBrought),
    (6, "Viktor", SendsPassport),
    (6, "Viktor", IsNoted("Asked on the phone how long the check takes.")),
    (74, "Sofia", Joins),
    (52, "Sofia", SendsPassport),
    (30, "Sofia", IsRejected(BLURRED)),
    (74, "Jonas", Joins),
    (20, "Noah", IsEntered),
];

/// Who trades day by day: name, from how many hours ago, every so many hours, held for so many, size.
const TRADERS: &[(&str, i64, i64, i64, &str)] = &[
    (CUSTOMER, 808, 40, 14, "0.05"),
    (AFFILIATE, 784, 66, 20, "0.05"),
    ("Grace", 684, 42, 26, "0.10"),
    ("Priya", 706, 70, 14, "0.05"),
    ("Ahmed", 594, 52, 16, "0.08"),
    ("Omar", 546, 64, 22, "0.06"),
    ("Lucia", 474, 90, 12, "0.02"),
    ("Daniel", 402, 74, 12, "0.02"),
    ("Tarek", 378, 58, 16, "0.08"),
    ("Hana", 90, 34, 12, "0.06"),
    ("Amelie", 90, 40, 14, "0.03"),
];
const TRADED: &[&str] = &["EURUSD", "GBPUSD", "USDJPY", "EURUSD", "AUDUSD", "EURJPY", "USDCAD"];

/// Everything, the oldest first; what happens at the same hour stays in its order.
pub fn all() -> Vec<(i64, &'static str, Scene)> {
    let mut scenes = SCENES.to_vec();
    for (at, (name, from, every, held, size)) in TRADERS.iter().copied().enumerate() {
        for (number, hour) in (0..).map(|number| from - every * number).take_while(|hour| *hour > held + 14).enumerate() {
            let symbol = TRADED[(at + 2 * number) % TRADED.len()];
            let trade = if (at + number) % 5 < 3 { Buys(symbol, size) } else { Sells(symbol, size) };
            scenes.push((hour, name, trade));
            scenes.push((hour - held, name, Closes));
        }
    }
    scenes.sort_by_key(|(hour, _, _)| -hour);
    scenes
}
