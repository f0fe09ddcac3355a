import type { Block, Contact, NoticeBlock, Paragraph, Report, StepItem } from "./protocol.ts";
import type { Words } from "./words.ts";

/** The words of a paragraph alone, a list's items on lines of their own. */
export function plainParagraph(paragraph: Paragraph): string {
  const line = (spans: { text: string }[]) => spans.map((span) => span.text).join("");
  if (paragraph.kind === "text") return line(paragraph.spans);
  return paragraph.items
    .map((item, at) => `${paragraph.kind === "numbered" ? `${at + 1}.` : "-"} ${line(item)}`)
    .join("\n");
}

/** A block as plain text, whole, for the file a citizen keeps. */
export function plainBlock(block: Block, words: Words): string {
  switch (block.type) {
    case "text":
      return lines(block.heading, ...block.body.map(plainParagraph));
    case "steps":
      return lines(
        block.title,
        block.depends_on,
        ...block.steps.map((step, at) => plainStep(step, at, words)),
      );
    case "question":
      return lines(block.text, block.why);
    case "choices":
      return lines(block.prompt, ...block.choices.map((choice) => `- ${choice.label}`));
    case "links":
      return lines(block.title, ...block.links.map((link) => `- ${link.label}: ${link.url}`));
    case "sources":
      return lines(
        words("sources", { count: block.sources.length }),
        ...block.sources.map((source) => {
          const checked = words("source-checked", { date: source.checked });
          return `- ${source.title}, ${source.agency}. ${checked}. ${source.url}`;
        }),
      );
    case "notice":
      return plainNotice(block);
    case "login":
      return block.text;
    default:
      return "";
  }
}

/** A block as it is read out when it arrives: a long list by its heading and length. */
export function spokenBlock(block: Block, words: Words): string {
  if (block.type === "steps") {
    return `${sentence(block.title)} ${words("steps-count", { count: block.steps.length })}.`;
  }
  if (block.type === "sources") return "";
  return plainBlock(block, words).split("\n").map(sentence).join(" ");
}

/** An agency's answer as plain text. */
export function plainReport(report: Report): string {
  const items = report.items.flatMap((item) => [
    `- ${item.title}: ${item.state_label}`,
    item.summary,
    item.due_text,
    item.expected_text,
    item.updated_text,
  ]);
  return lines(report.text, ...items, report.hidden);
}

/** An agency's answer as it is read out. */
export function spokenReport(report: Report): string {
  const items = report.items.map((item) => sentence(`${item.title}: ${item.state_label}`));
  return [sentence(report.text), ...items].join(" ");
}

function plainStep(step: StepItem, at: number, words: Words): string {
  const first = step.after.length > 0 && words("step-after", { steps: step.after.join(", ") });
  return lines(
    `${at + 1}. ${step.title} (${[step.agency, step.due_text].filter(Boolean).join(", ")})`,
    step.overdue && words("step-overdue"),
    step.condition,
    step.text,
    first,
    step.link && `${step.link.label}: ${step.link.url}`,
  );
}

function plainNotice(notice: NoticeBlock): string {
  return lines(
    notice.title,
    ...notice.body.map(plainParagraph),
    ...notice.contacts.map(plainContact),
  );
}

function plainContact(contact: Contact): string {
  const rest = [contact.phone, contact.text, contact.url].filter(Boolean);
  return `- ${contact.name}: ${rest.join(", ")}`;
}

function lines(...parts: (string | false | undefined)[]): string {
  return parts.filter(Boolean).join("\n");
}

function sentence(text: string): string {
  return /[.!?:…]$/.test(text) || text === "" ? text : `${text}.`;
}
