import type { IsoDate } from '../../core/iso-date.ts'
import type { Database } from '../../platform/database/database.ts'
import type { SignedIn } from '../../platform/http/policy.ts'

/** One line of somebody's work: what it is, where it is done, by when, and why it is here. */
export type WorkItem = Readonly<{ title: string; href: string; due?: IsoDate; note?: string }>

/** Somebody's work in its four lists. */
export type Work = Readonly<{
  /** What the person owes, by date. */
  owe: readonly WorkItem[]
  /** What others owe the person. */
  owed: readonly WorkItem[]
  /** What changed since they last looked, newest first. */
  changed: readonly WorkItem[]
  /** What they follow. */
  followed: readonly WorkItem[]
}>

/** A module's part of somebody's work: only the lists it has something for. */
export type WorkProvider = (database: Database, asked: Readonly<{ who: SignedIn; now: Date }>) => Promise<Partial<Work>>

/** The parts of all modules as one; what is owed stands by its date, and what has no date comes last. */
export function joinWork(parts: readonly Partial<Work>[]): Work {
  const all = (list: keyof Work) => parts.flatMap((part) => part[list] ?? [])
  return {
    owe: byDate(all('owe')),
    owed: byDate(all('owed')),
    changed: all('changed'),
    followed: all('followed'),
  }
}

function byDate(items: readonly WorkItem[]): readonly WorkItem[] {
  return items.toSorted((left, right) => (left.due ?? '9999').localeCompare(right.due ?? '9999'))
}
