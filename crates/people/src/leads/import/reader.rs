//! The thread that reads the file of an import and makes steps of it for the writer: of each part first its addresses, then its rows.
//!
//! Invariants
//! - It ends when its file does, when nobody listens any more, and when a step is not answered.
//! - Nothing is prepared of a part before all its addresses are answered.

use std::collections::VecDeque;
use std::fs::File;
use std::io::{Seek, SeekFrom};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use foundation::background;
use foundation::brand::Brand;
use kernel::{Problem, Result, Timestamp};
use tokio::sync::{mpsc, oneshot};

use super::prepare::{Batch, Preparer};
use super::reserve::{Addresses, Known, Reserved, RowLead};
use super::state::State;
use super::{Import, ImportProblem, queries};

/// A step is as large as fits into this. The longest of thousands is the one whose thread the kernel twice made wait while others had the
/// processor, some 4 ms each time, or in which the machine itself stood still: little of our own may come on top.
const STEP_US: u64 = 1_000;
const FEWEST: usize = queries::IN_ONE;
const MOST: usize = 40 * queries::IN_ONE;
/// Steps that are prepared ahead.
const AHEAD: usize = 2;

type Steps = mpsc::Sender<Result<Step>>;

/// What the reader hands to the writer.
pub enum Step {
    Reserve(Addresses, oneshot::Sender<Known>),
    Store(Arc<Batch>),
}

/// How much a step takes on, so that it fits into [`STEP_US`].
pub struct Pace(AtomicUsize);

impl Default for Pace {
    fn default() -> Pace {
        Pace(AtomicUsize::new(FEWEST))
    }
}

impl Pace {
    fn rows(&self) -> usize {
        self.0.load(Ordering::Relaxed)
    }

    /// So many rows took so long.
    pub fn took(&self, rows: usize, took_us: u64) {
        let fitting = (rows as u64 * STEP_US / took_us.max(1)).min(2 * rows as u64) as usize;
        self.0.store((fitting / FEWEST * FEWEST).clamp(FEWEST, MOST), Ordering::Relaxed);
    }
}

/// Storing leads and reserving their addresses, each at its own pace.
#[derive(Default)]
pub struct Paces {
    pub leads: Pace,
    pub addresses: Pace,
}

/// A thread that reads rows and makes steps of them until somebody stops listening. It gives way: a step that is held up by the
/// reading of the next holds up everybody who stores something.
pub fn read_ahead(brand: &Brand, state: &State, mut preparer: Preparer, paces: Arc<Paces>) -> Result<mpsc::Receiver<Result<Step>>> {
    let (sender, steps) = mpsc::channel(AHEAD);
    let (path, state, now) = (state.path(brand), state.clone(), brand.now());
    background::spawn("import", move || {
        let outcome = read_all(&path, (&state, now), &mut preparer, &paces, &sender);
        if let Err(problem) = outcome {
            let _ = sender.blocking_send(Err(problem));
        }
    })?;
    Ok(steps)
}

fn read_all(path: &Path, (state, now): (&State, Timestamp), preparer: &mut Preparer, paces: &Paces, steps: &Steps) -> Result<()> {
    let mut file = File::open(path).map_err(|error| Problem::internal(format!("the file of an import: {error}")))?;
    file.seek(SeekFrom::Start(state.position.byte)).map_err(ImportProblem::from)?;
    let mut from = state.position;
    let mut import = Import::resume(file, &state.options, from, state.header.clone(), now)?;
    loop {
        if let Some(addresses) = import.addresses()? {
            let Some(leads) = reserve(preparer.ids(addresses), &paces.addresses, steps) else { return Ok(()) };
            preparer.begin(leads);
        }
        let chunk = import.next_chunk(paces.leads.rows())?;
        let batch = preparer.batch(from, chunk)?;
        let finished = batch.finished;
        from = batch.to;
        if steps.blocking_send(Ok(Step::Store(Arc::new(batch)))).is_err() || finished {
            return Ok(());
        }
    }
}

/// Has the addresses of a part reserved, and learns which were some lead's before. None when nobody listens any more.
fn reserve(mut reserved: Reserved<'_>, pace: &Pace, steps: &Steps) -> Option<Vec<RowLead>> {
    let mut answers = VecDeque::new();
    while let Some(addresses) = reserved.next(pace.rows()) {
        let (answer, known) = oneshot::channel();
        steps.blocking_send(Ok(Step::Reserve(addresses, answer))).ok()?;
        answers.push_back(known);
        while let Some(Ok(known)) = answers.front_mut().map(oneshot::Receiver::try_recv) {
            reserved.learn(known);
            answers.pop_front();
        }
    }
    let runtime = tokio::runtime::Handle::current();
    for known in answers {
        // A step that nobody took out of the channel is answered by nobody.
        let known = runtime.block_on(async {
            tokio::select! {
                biased;
                known = known => known.ok(),
                () = steps.closed() => None,
            }
        });
        reserved.learn(known?);
    }
    Some(reserved.rows())
}
