//! Status look-ups, beside the conversation: each agency's card is an event of its own, stored and
//! sent as it arrives. A slow agency holds nobody up.

use super::{
    frames,
    live::{Caller, Live},
};
use crate::{
    app::App,
    login::Session,
    present,
    wire::{Block, NoticeKind, ServerFrame},
};
use connectors::{LookUp, Report};
use content::Lang;
use std::sync::Arc;
use store::{Append, Appended, NewEvent};

impl Live {
    /// Asks the agencies that have these services, or only these sources, with the caller's login.
    /// Without a login nothing is asked.
    pub(super) fn look_up(
        self: &Arc<Self>,
        app: &Arc<App>,
        caller: &Caller,
        services: Vec<String>,
        sources: Vec<String>,
        message: Option<String>,
    ) {
        let Some(session) = caller.login.clone() else {
            return;
        };
        let (app, live) = (Arc::clone(app), Arc::clone(self));
        let counted = live.begin_look_up();
        tokio::spawn(async move {
            let asked = live.ask_all(&app, &session, services, sources, message);
            if let Err(error) = asked.await {
                tracing::error!(conversation.id = %live.id, %error, "a status card was not stored");
            }
            drop(counted);
        });
    }

    async fn ask_all(
        &self,
        app: &App,
        session: &Session,
        services: Vec<String>,
        sources: Vec<String>,
        message: Option<String>,
    ) -> Result<(), store::Error> {
        let Some(lang) = self.read_lang(app).await? else {
            return Ok(());
        };
        let languages = [lang, Lang::Nb, Lang::Nn, Lang::En].map(|lang| lang.code().to_owned());
        let request = LookUp {
            token: session.token(),
            services,
            sources,
            languages: languages.to_vec(),
        };
        if !self.announce(app, session, lang, &request, message).await {
            return self.nobody_to_ask(app, lang).await;
        }
        let mut reports = app.connectors.look_up(request, app.environment.now());
        while let Some(report) = reports.recv().await {
            if session.has_ended() {
                break;
            }
            metrics::counter!(
                "livslos_status_total",
                "connector" => report.connector.clone(),
                "outcome" => outcome_label(&report),
            )
            .increment(1);
            self.append_card(app, session, lang, &report).await?;
        }
        Ok(())
    }

    async fn read_lang(&self, app: &App) -> Result<Option<Lang>, store::Error> {
        let mut log = self.log.lock().await;
        let known = log.know(&app.store, self.id).await?;
        Ok(known.map(|known| known.saved.dialogue.lang))
    }

    /// Tells the login's tabs who is being asked; `false` when nobody is.
    async fn announce(
        &self,
        app: &App,
        session: &Session,
        lang: Lang,
        request: &LookUp,
        message: Option<String>,
    ) -> bool {
        let assistant = app.library.current();
        let sources: Vec<_> = app
            .connectors
            .asked(request)
            .map(|manifest| {
                present::source(&assistant.content, lang, &manifest.id, &manifest.agency)
            })
            .collect();
        if sources.is_empty() {
            return false;
        }
        let working = ServerFrame::Working {
            in_reply_to: message,
            sources,
        };
        self.log.lock().await.tell(Some(session.key), &working);
        true
    }

    async fn append_card(
        &self,
        app: &App,
        session: &Session,
        lang: Lang,
        report: &Report,
    ) -> Result<(), store::Error> {
        self.append_event(app, |seq| card_event(app, session, lang, report, seq))
            .await?;
        // A logout in this very moment has withdrawn all but this one.
        if session.has_ended() {
            app.store.withdraw(session.key).await?;
        }
        Ok(())
    }

    async fn nobody_to_ask(&self, app: &App, lang: Lang) -> Result<(), store::Error> {
        let say = |key| app.library.say(lang, key);
        self.append_event(app, |seq| {
            frames::event(&ServerFrame::Reply {
                seq,
                in_reply_to: None,
                lang: present::lang(lang),
                blocks: vec![Block::Notice {
                    kind: NoticeKind::Unknown,
                    lang: None,
                    title: say("status-no-source-title"),
                    body: vec![present::plain(say("status-no-source"))],
                    contacts: Vec::new(),
                }],
                understood: None,
            })
        })
        .await
    }

    /// Stores and sends one event, whatever its number turns out to be.
    async fn append_event(
        &self,
        app: &App,
        event: impl Fn(u64) -> NewEvent,
    ) -> Result<(), store::Error> {
        let mut log = self.log.lock().await;
        loop {
            let Some(known) = log.know(&app.store, self.id).await? else {
                return Ok(());
            };
            let events = [event(known.seq + 1)];
            let append = Append {
                conversation: self.id,
                expected_seq: known.seq,
                message: None,
                state: None,
                events: &events,
                at: app.environment.now(),
            };
            match app.store.append(&append).await? {
                Appended::Stored { last_seq } => {
                    known.seq = last_seq;
                    log.publish(&events);
                    return Ok(());
                }
                Appended::Conflict => log.catch_up(&app.store, self.id).await?,
                Appended::Duplicate | Appended::Missing => return Ok(()),
            }
        }
    }
}

fn card_event(app: &App, session: &Session, lang: Lang, report: &Report, seq: u64) -> NewEvent {
    let assistant = app.library.current();
    let content = &assistant.content;
    let login = app.address("/login");
    let login = app.login.is_some().then_some(login.as_str());
    let oslo = app.environment.oslo();
    let frame = |card| ServerFrame::Status {
        seq,
        source: present::source(content, lang, &report.connector, &report.agency),
        report: card,
    };
    frames::private_event(
        session.key,
        &frame(present::card(content, lang, oslo, login, report)),
        &frame(present::withheld(content, lang, oslo, login, report)),
    )
}

fn outcome_label(report: &Report) -> &'static str {
    use connectors::Outcome;
    match report.outcome {
        Outcome::Ok => "ok",
        Outcome::Partial { .. } => "partial",
        Outcome::NeedsLogin => "needs_login",
        Outcome::NeedsHigherAssurance { .. } => "needs_higher_assurance",
        Outcome::NeedsConsent { .. } => "needs_consent",
        Outcome::NotRegistered => "not_registered",
        Outcome::Forbidden => "forbidden",
        Outcome::Unavailable { .. } => "unavailable",
        Outcome::Misconfigured => "misconfigured",
    }
}
