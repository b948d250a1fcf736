//! `tradehall brand`: brands, each with a database of its own.

use clap::Subcommand;
use foundation::brand::NewBrand;
use foundation::password;
use kernel::{Problem, Result};
use people::staff::{self, NewStaff};

use super::{Place, print};
use crate::installation::{self, Installation};

#[derive(Subcommand)]
pub enum BrandCommand {
    /// Add a brand and its administrator. The password is read from TRADEHALL_ADMIN_PASSWORD, else one is made and shown once.
    Add {
        /// A short name for the database: small letters, digits, underscores.
        id: String,
        /// What people read.
        #[arg(long)]
        name: Option<String>,
        /// A host name under which the brand answers; the first one stands in links. Repeat for more.
        #[arg(long = "host", required = true)]
        hosts: Vec<String>,
        /// The administrator's e-mail.
        #[arg(long, value_name = "EMAIL")]
        admin: String,
    },
    /// List the brands.
    List,
    /// Give a brand another name, or other hosts.
    Rename {
        id: String,
        name: String,
        /// Replaces all hosts; repeat for more.
        #[arg(long = "host")]
        hosts: Vec<String>,
    },
    /// Stop serving a brand and put its database aside under another name. Nothing is deleted.
    Remove {
        id: String,
        /// Say that you mean it.
        #[arg(long)]
        yes: bool,
    },
}

pub fn run(place: &Place, command: BrandCommand) -> Result<()> {
    let installation = Installation::open(installation::settings(place)?)?;
    let brands = installation.app.brands();
    match command {
        BrandCommand::Add { id, name, hosts, admin } => {
            let name = name.unwrap_or_else(|| id.clone());
            add(&installation, NewBrand { id, name, hosts }, &admin)
        }
        BrandCommand::List => {
            let all = brands.all();
            if all.is_empty() {
                println!(
                    "There is no brand yet. Add one: tradehall brand add north --name \"North Markets\" --host north.example --admin you@north.example"
                );
            }
            for brand in all {
                print(&format!("{:<20} {:<30} {}\n", brand.id(), brand.name(), brand.hosts().join(", ")))?;
            }
            Ok(())
        }
        BrandCommand::Rename { id, name, hosts } => brands.rename(&id, &name, (!hosts.is_empty()).then_some(hosts)),
        BrandCommand::Remove { id, yes: false } => Err(Problem::refused("not_confirmed")
            .because(format!("This stops serving {id} and puts its database aside. Say --yes if you mean it."))),
        BrandCommand::Remove { id, yes: true } => {
            println!("{id} is no longer served; its database is kept as {}.", brands.remove(&id)?);
            Ok(())
        }
    }
}

fn add(installation: &Installation, new: NewBrand, admin: &str) -> Result<()> {
    let given = std::env::var("TRADEHALL_ADMIN_PASSWORD").ok();
    let password = match &given {
        Some(password) => password.clone(),
        None => hex_of(foundation::entropy::random::<12>(&**installation.app.entropy())),
    };
    password::check_staff(&password, &[admin, &new.name])?;
    let app = installation.app.clone();
    let brand = app.brands().add(new)?;
    let administrator = NewStaff {
        first_name: "First".into(),
        last_name: "Administrator".into(),
        email: admin.to_owned(),
        password_hash: None,
        sales_desk_id: None,
        verified: true,
    };
    let made = brand.clone();
    let secret = password.clone();
    installation.runtime.block_on(async move {
        let hash = app.passwords().hash(&secret).await?;
        let administrator = NewStaff { password_hash: Some(hash), ..administrator };
        made.write(move |tx| staff::create_administrator(tx, &administrator)).await
    })?;
    println!("The brand {} answers at {}.", brand.id(), brand.hosts().join(", "));
    match given {
        Some(_) => println!("{admin} signs in with the password from TRADEHALL_ADMIN_PASSWORD."),
        None => println!("{admin} signs in with the password {password}, which is not shown again."),
    }
    Ok(())
}

fn hex_of(bytes: [u8; 12]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
