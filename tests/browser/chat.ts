import { expect, type Locator, type Page } from "@playwright/test";

export type Lang = "nb" | "nn" | "en";

/** The chat on a page of the demo, as a citizen uses it. */
export class Chat {
  readonly dialog: Locator;
  readonly launcher: Locator;
  readonly field: Locator;
  readonly replies: Locator;
  readonly cards: Locator;
  readonly own: Locator;
  readonly live: Locator;
  readonly offline: Locator;

  constructor(
    readonly page: Page,
    private readonly url: string,
  ) {
    this.launcher = page.getByRole("button", { name: /^(Spør|Ask) Livslos$/ });
    this.dialog = page.getByRole("dialog", { name: "Livslos" });
    this.field = this.dialog.getByRole("textbox", { name: /^(Skriv til|Write to) Livslos$/ });
    this.replies = this.dialog.locator(".message.assistant:not(.card)");
    this.cards = this.dialog.locator(".message.card");
    this.own = this.dialog.locator(".message.own");
    this.live = this.dialog.locator("[aria-live=polite]");
    this.offline = this.dialog.locator(".state[data-offline]");
  }

  get lastReply(): Locator {
    return this.replies.last();
  }

  async goto(path = "/", lang: Lang = "nb"): Promise<void> {
    await this.page.goto(`${this.url}${path}?lang=${lang}`);
  }

  /** Goes to a page and opens the chat; the assistant speaks first. */
  async open(path = "/", lang: Lang = "nb"): Promise<void> {
    await this.goto(path, lang);
    await this.launcher.click();
    await expect(this.replies).not.toHaveCount(0);
  }

  /** Writes a message and waits for the answer. */
  async say(text: string): Promise<void> {
    const before = await this.replies.count();
    await this.field.fill(text);
    await this.field.press("Enter");
    await expect(this.own.filter({ hasText: text }).last()).toBeVisible();
    await expect.poll(() => this.replies.count()).toBeGreaterThan(before);
  }

  /** Answers the open question with a date. */
  async answerDate(day: string, month: string, year: string): Promise<void> {
    const before = await this.replies.count();
    const field = (name: RegExp) => this.lastReply.getByRole("textbox", { name });
    await field(/^(Dag|Day)$/).fill(day);
    await field(/^(Måned|Månad|Month)$/).fill(month);
    await field(/^(År|Year)$/).fill(year);
    await this.lastReply.getByRole("button", { name: /^(Svar|Answer)$/ }).click();
    await expect.poll(() => this.replies.count()).toBeGreaterThan(before);
  }

  /** Logs in through the menu as a synthetic citizen, and comes back to the open chat. */
  async logIn(citizen: string): Promise<void> {
    await this.dialog.getByRole("button", { name: /^(Meny|Menu)$/ }).click();
    await this.dialog.getByRole("link", { name: /^(Logg inn|Log in)$/ }).click();
    await chooseCitizen(this.page, citizen);
    await expect(this.dialog).toBeVisible();
  }

  /** Everything that is said, in order: own words and replies, not what comes and goes. */
  async transcript(): Promise<string[]> {
    const said = this.dialog.locator(".bubble, .message.assistant .blocks");
    return (await said.allInnerTexts()).map((text) => text.replace(/\s+/g, " ").trim());
  }
}

/** The provider's login page: who do you want to be? */
export async function chooseCitizen(page: Page, citizen: string): Promise<void> {
  await page.getByRole("button", { name: citizen }).click();
}
