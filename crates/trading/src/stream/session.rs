//! A socket while it is open: who listens, what they have seen, and what they are told next.

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use axum::extract::ws::{Message, WebSocket};
use engine::{Book, Symbol};
use foundation::auth::permission::ReadTrading;
use foundation::auth::{Kind, SignedIn};
use foundation::brand::Brand;
use foundation::db::{Notice, Read};
use kernel::{CustomerId, GroupId, Result, WalletId};
use money::book::Books;
use money::wallets;
use tokio::sync::broadcast::error::RecvError;
use tokio::time::{Interval, MissedTickBehavior, interval};

use super::api::{Door, End};
use super::messages::{Account, Asked, Hello, MOST_SYMBOLS, Told, symbols};
use super::queries::{self, Logged};
use crate::events::TOPIC as TRADING;
use crate::market_data::{intake, prices};
use crate::{orders, positions};

/// A client that comes back after more events than this reads its lists again instead.
const MOST_MISSED: i64 = 1_000;
/// Events read and sent at a time.
const TOGETHER: i64 = 200;
/// How often accounts are looked at while prices move.
const BEAT: Duration = Duration::from_secs(1);
/// How often it is asked whether the session still holds.
const CHECK: Duration = Duration::from_secs(5);
const PING: Duration = Duration::from_secs(15);
/// How long a message may take to leave.
const SLOWEST: Duration = Duration::from_secs(5);

pub struct Session {
    door: Door,
    brand: Brand,
    /// Whose events; none for all of the brand's.
    customer: Option<CustomerId>,
    /// Whether there are events for this listener at all.
    hears: bool,
    wallets: Vec<WalletId>,
    group: Option<GroupId>,
    /// The wallet whose positions are valued with each price.
    followed: Option<WalletId>,
    symbols: BTreeSet<Symbol>,
    /// Prices that have changed since they were last sent.
    moved: BTreeSet<Symbol>,
    seq: i64,
    resumed: bool,
    accounts: BTreeMap<WalletId, Account>,
}

impl Session {
    pub async fn begin(door: Door, user: SignedIn, hello: &Hello) -> Result<Session, End> {
        let principal = user.principal().map_err(|_| End::Refused)?;
        let customer = match principal.kind {
            Kind::Customer => Some(principal.customer_id().map_err(|_| End::Refused)?),
            Kind::Staff => None,
        };
        let hears = customer.is_some() || principal.permissions.holds::<ReadTrading>();
        let (wanted, asked) = (hello.wallet_id, hello.last_seq);
        let symbols: BTreeSet<Symbol> = symbols(&hello.quotes).ok_or(End::Misunderstood)?.into_iter().collect();
        let brand = user.brand().clone();
        let begin = move |read: &mut Read<'_>| {
            let group = prices::group_of(read, customer, wanted)?;
            let last = queries::last(read)?;
            let missed = match asked.filter(|seq| (0..=last).contains(seq)) {
                Some(seq) => Some((seq, queries::since(read, customer, seq, MOST_MISSED + 1)?.len() as i64)),
                None => None,
            };
            Ok((group, last, missed.filter(|(_, missed)| *missed <= MOST_MISSED).map(|(seq, _)| seq), own(read, customer)?))
        };
        let (group, last, from, wallets) =
            brand.read(begin).await.map_err(|problem| if problem.status() == 404 { End::Misunderstood } else { End::Failed })?;
        let moved = symbols.clone();
        let (seq, resumed) = (from.unwrap_or(last), from.is_some());
        // Staff read accounts by REST; a wallet that they name only says whose prices they see.
        let followed = customer.and(wanted);
        Ok(Session { door, brand, customer, hears, wallets, group, followed, symbols, moved, seq, resumed, accounts: BTreeMap::new() })
    }

    pub async fn run(mut self, socket: &mut WebSocket) -> Result<(), End> {
        let mut notices = self.brand.notices();
        self.tell(socket, &Told::Welcome { seq: self.seq, resumed: self.resumed }).await?;
        self.events(socket).await?;
        self.prices(socket).await?;
        self.figures(socket).await?;
        let (mut beat, mut check, mut ping) = (every(BEAT), every(CHECK), every(PING));
        loop {
            tokio::select! {
                asked = socket.recv() => match asked {
                    Some(Ok(Message::Text(text))) => self.asked(socket, &text).await?,
                    Some(Ok(Message::Close(_)) | Err(_)) | None => return Ok(()),
                    Some(Ok(_)) => {}
                },
                notice = notices.recv() => match notice {
                    Ok(notice) => self.noticed(socket, &notice).await?,
                    // Behind: everything may have changed, and is read again from where it stands.
                    Err(RecvError::Lagged(_)) => {
                        self.moved = self.symbols.clone();
                        self.events(socket).await?;
                        self.prices(socket).await?;
                    }
                    Err(RecvError::Closed) => return Err(End::Failed),
                },
                _ = beat.tick() => self.figures(socket).await?,
                _ = check.tick() => self.check().await?,
                _ = ping.tick() => send(socket, Message::Ping(Default::default())).await?,
            }
        }
    }

    async fn asked(&mut self, socket: &mut WebSocket, text: &str) -> Result<(), End> {
        match Asked::read(text) {
            Some(Asked::Subscribe { quotes }) => {
                let added = symbols(&quotes).ok_or(End::Misunderstood)?;
                self.symbols.extend(added.iter().copied());
                if self.symbols.len() > MOST_SYMBOLS {
                    return Err(End::Misunderstood);
                }
                self.moved.extend(added);
                self.prices(socket).await
            }
            Some(Asked::Unsubscribe { quotes }) => {
                for symbol in symbols(&quotes).ok_or(End::Misunderstood)? {
                    self.symbols.remove(&symbol);
                    self.moved.remove(&symbol);
                }
                Ok(())
            }
            Some(Asked::Wallet { wallet_id }) => self.follow(socket, wallet_id).await,
            Some(Asked::Ping) => self.tell(socket, &Told::Pong).await,
            Some(Asked::Hello(_)) | None => Err(End::Misunderstood),
        }
    }

    /// From here on prices are those of this wallet's group, and its positions are valued with them.
    async fn follow(&mut self, socket: &mut WebSocket, wallet: Option<WalletId>) -> Result<(), End> {
        let customer = self.customer;
        let group = self.brand.read(move |read| prices::group_of(read, customer, wallet)).await;
        self.group = group.map_err(|problem| if problem.status() == 404 { End::Misunderstood } else { End::Failed })?;
        self.followed = customer.and(wallet);
        self.tell(socket, &Told::Wallet { wallet_id: wallet }).await?;
        self.accounts.clear();
        self.moved = self.symbols.clone();
        self.prices(socket).await?;
        self.figures(socket).await
    }

    async fn noticed(&mut self, socket: &mut WebSocket, notice: &Notice) -> Result<(), End> {
        match notice.topic {
            intake::TOPIC => {
                let named = notice.payload.as_array().into_iter().flatten().filter_map(|quote| quote["symbol"].as_str()?.parse().ok());
                self.moved.extend(named.filter(|symbol: &Symbol| self.symbols.contains(symbol)));
                self.prices(socket).await
            }
            TRADING if self.hears => {
                let wallet = notice.payload["wallet"].as_i64().map(WalletId);
                if self.customer.is_none() || wallet.is_some_and(|wallet| self.wallets.contains(&wallet)) {
                    self.events(socket).await?;
                    self.figures(socket).await?;
                } else if notice.payload["event"] == "account" {
                    // An account was opened; it may be one of theirs.
                    self.look_up_wallets().await?;
                }
                Ok(())
            }
            _ => Ok(()),
        }
    }

    /// Sends the prices that moved, as they are now, and what they make of the wallet that is followed.
    async fn prices(&mut self, socket: &mut WebSocket) -> Result<(), End> {
        let (moved, group, followed) = (std::mem::take(&mut self.moved), self.group, self.followed);
        if moved.is_empty() && followed.is_none() {
            return Ok(());
        }
        let look = move |book: &Book| {
            let quotes: Vec<Told> = moved.into_iter().filter_map(|symbol| quote(book, symbol, group)).collect();
            let holds = |wallet: &WalletId| book.account(*wallet).is_some_and(|account| !account.positions.is_empty());
            Ok((quotes, followed.filter(holds).and_then(|wallet| Account::valued(book, wallet))))
        };
        let (quotes, account) = self.brand.look_at_book(look).await.map_err(|_| End::Failed)?;
        for quote in &quotes {
            self.tell(socket, quote).await?;
        }
        match account {
            Some(account) => self.stands(socket, account).await,
            None => Ok(()),
        }
    }

    /// Sends what has happened since the last event sent.
    async fn events(&mut self, socket: &mut WebSocket) -> Result<(), End> {
        while self.hears {
            let (customer, seq) = (self.customer, self.seq);
            let read = move |read: &mut Read<'_>| {
                let logged = queries::since(read, customer, seq, TOGETHER)?;
                logged.into_iter().map(|logged| Happened::read(read, logged)).collect::<Result<Vec<_>>>()
            };
            let happened = self.brand.read(read).await.map_err(|_| End::Failed)?;
            let count = happened.len() as i64;
            let told = self.brand.look_at_book(move |book: &Book| Ok(happened.into_iter().filter_map(|one| one.told(book)).collect()));
            let told: Vec<(i64, Told)> = told.await.map_err(|_| End::Failed)?;
            for (seq, message) in &told {
                self.tell(socket, message).await?;
                self.seq = *seq;
            }
            if count < TOGETHER {
                break;
            }
        }
        Ok(())
    }

    /// Sends how the listener's own wallets stand, where that has changed.
    async fn figures(&mut self, socket: &mut WebSocket) -> Result<(), End> {
        if self.wallets.is_empty() {
            return Ok(());
        }
        let (wallets, followed) = (self.wallets.clone(), self.followed);
        let stand = move |book: &Book, wallet: WalletId| match followed == Some(wallet) {
            true => Account::valued(book, wallet),
            false => Some(Account::of(wallet, &wallets::shown::standing(book, wallet)?)),
        };
        let look = move |book: &Book| Ok(wallets.into_iter().filter_map(|wallet| stand(book, wallet)).collect());
        let accounts: Vec<Account> = self.brand.look_at_book(look).await.map_err(|_| End::Failed)?;
        for account in accounts {
            self.stands(socket, account).await?;
        }
        Ok(())
    }

    /// Sends how a wallet stands if that is news, with those positions that are worth something else than before.
    async fn stands(&mut self, socket: &mut WebSocket, account: Account) -> Result<(), End> {
        let before = self.accounts.get(&account.wallet_id);
        if before == Some(&account) {
            return Ok(());
        }
        let known = before.map_or(&[][..], |before| before.positions.as_slice());
        let positions = account.positions.iter().filter(|worth| !known.contains(worth)).cloned().collect();
        self.tell(socket, &Told::Account(Box::new(Account { positions, ..account.clone() }))).await?;
        self.accounts.insert(account.wallet_id, account);
        Ok(())
    }

    /// Ends the socket when its session has ended, and follows changes of rights.
    async fn check(&mut self) -> Result<(), End> {
        let user = self.door.who().await?;
        let principal = user.principal().map_err(|_| End::Refused)?;
        self.hears = self.customer.is_some() || principal.permissions.holds::<ReadTrading>();
        self.look_up_wallets().await
    }

    async fn look_up_wallets(&mut self) -> Result<(), End> {
        let customer = self.customer;
        self.wallets = self.brand.read(move |read| own(read, customer)).await.map_err(|_| End::Failed)?;
        Ok(())
    }

    async fn tell(&self, socket: &mut WebSocket, told: &Told) -> Result<(), End> {
        let text = serde_json::to_string(told).map_err(|_| End::Failed)?;
        send(socket, Message::Text(text.into())).await
    }
}

fn every(time: Duration) -> Interval {
    let mut ticks = interval(time);
    ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
    ticks.reset();
    ticks
}

async fn send(socket: &mut WebSocket, message: Message) -> Result<(), End> {
    match tokio::time::timeout(SLOWEST, socket.send(message)).await {
        Ok(Ok(())) => Ok(()),
        // The client is gone; there is nobody to be told why.
        Ok(Err(_)) => Err(End::Failed),
        Err(_) => Err(End::TooSlow),
    }
}

fn own(read: &mut Read<'_>, customer: Option<CustomerId>) -> Result<Vec<WalletId>> {
    match customer {
        Some(customer) => Ok(wallets::of_customer(read, customer)?.into_iter().map(|wallet| wallet.id).collect()),
        None => Ok(Vec::new()),
    }
}

fn quote(book: &Book, symbol: Symbol, group: Option<GroupId>) -> Option<Told> {
    let decimals = book.instrument(symbol)?.decimals;
    let (time, quote) = prices::quote(book, symbol, group)?;
    let price = |price: kernel::Price| price.fixed(decimals.into());
    Some(Told::Quote { symbol: symbol.to_string(), bid: price(quote.bid), ask: price(quote.ask), time })
}

/// An entry of the log with the row that it is about, as it is now.
struct Happened {
    logged: Logged,
    about: About,
}

enum About {
    Order(Box<orders::model::Row>),
    Position(Box<positions::model::Row>),
    Account,
}

impl Happened {
    /// An order's entry also names the position that it opened; the position has an entry of its own.
    fn read(read: &mut Read<'_>, logged: Logged) -> Result<Happened> {
        let about = match (logged.order, logged.position) {
            (Some(order), _) if logged.kind.starts_with("order") => About::Order(Box::new(orders::queries::find(read, order)?)),
            (_, Some(position)) => About::Position(Box::new(positions::queries::find(read, position)?)),
            _ => About::Account,
        };
        Ok(Happened { logged, about })
    }

    fn told(self, book: &Book) -> Option<(i64, Told)> {
        let Logged { seq, wallet: wallet_id, kind: event, .. } = self.logged;
        let told = match self.about {
            About::Order(order) => Told::Order { seq, event, wallet_id, order: Box::new(order.wire()) },
            About::Position(position) => Told::Position { seq, event, wallet_id, position: Box::new(position.wire(Some(book))) },
            About::Account => {
                let standing = wallets::shown::standing(book, wallet_id)?;
                Told::Account(Box::new(Account { seq: Some(seq), event: Some(event), ..Account::of(wallet_id, &standing) }))
            }
        };
        Some((seq, told))
    }
}
