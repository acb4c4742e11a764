// Made by scripts/generate-schema.ts from the migrations. Do not edit.
import type { ColumnType, Generated, GeneratedAlways } from 'kysely'
import type { IsoDate } from '../../core/iso-date.ts'
import type { Pence } from '../../core/money.ts'

export interface AdaptationsTable {
  id: string
  version: Generated<number>
  adoption_id: string
  state: 'kept' | 'offered' | 'accepted' | 'declined' | 'variant'
  component: string
  is_core: boolean
  change: 'changed' | 'left_out' | 'added'
  what: string
  why: string
  planned: boolean
  decided_by: string
  same_function: 'yes' | 'no' | 'unknown'
  made_on: IsoDate
  offered_at: Date | null
  answered_at: Date | null
  answer_words: string | null
  edition: number | null
  created_at: Date
}

export interface AdoptionReviewsTable {
  adoption_id: string
  months: number
  held_on: IsoDate
  reach: number | null
  result: string
  said_by_people: string
  tell_the_next: string
  components: ColumnType<unknown, string, string>
  reviewed_at: Date
}

export interface AdoptionsTable {
  id: string
  version: Generated<number>
  state: 'claimed' | 'denied' | 'aware' | 'considering' | 'preparing' | 'rejected' | 'in_use' | 'sustained' | 'paused' | 'stopped'
  practice_id: string
  adopter_kind: 'organisation' | 'place'
  adopter_id: string
  place_code: string | null
  heard_by: 'introduction' | 'event' | 'search' | 'colleague' | 'other' | null
  edition: number
  created_by: string | null
  created_at: Date
  decision: 'adopt' | 'trial' | 'reject' | null
  does_it_fit: string | null
  should_we: string | null
  can_we: string | null
  how_will_we: string | null
  decided_on: IsoDate | null
  decided_by: string | null
  sign_off_levels: number | null
  people_agreeing: number | null
  days_to_decide: number | null
  started_on: IsoDate | null
  first_reach: number | null
  last_confirmed_on: IsoDate | null
  reason: 'leadership' | 'approvals' | 'staffing' | 'resources' | 'cost' | 'poor_fit' | 'result' | 'other' | null
  reason_words: string | null
  changed_at: Date
}

export interface BuyersTable {
  id: string
  dataset: string
  name: string
  place_code: string | null
  organisation_id: string | null
  award_count: number
  open_notice_count: number
}

export interface CommissionersTable {
  place_code: string
  service_area: string
  body: string
  body_place_code: string
}

export interface DatasetsTable {
  name: string
  file: string
  fingerprint: string
  row_count: number
  rejected_count: number
  licence: string
  loaded_at: Date
}

export interface DocumentChangesTable {
  kind: string
  id: string
  sequence: GeneratedAlways<number>
  written_in: Generated<number>
  at: Generated<Date>
}

export interface FailedSignInsTable {
  id: GeneratedAlways<number>
  key: string
  failed_at: Date
}

export interface HomeRowsTable {
  id: string
  dataset: string
  home: string
  licence: string
}

export interface HomesTable {
  address: string
  name: string
  data_made_at: Date
  read_at: Date
}

export interface ImportProgressTable {
  load_id: number
  kind: string
  phase: 'reading' | 'writing' | 'done' | 'refused'
  rows_read: number
  rows_written: number
  rows_unchanged: number
  rows_rejected: number
  rate: number
  seconds_left: number
  share: number
  changed_at: Generated<Date>
}

export interface ImportedFilesTable {
  id: GeneratedAlways<number>
  load_id: number
  name: string
  sha256: string
  bytes: number
  licence: string
  source_url: string | null
  read_on: IsoDate
}

export interface IntroductionContactsTable {
  introduction_id: string
  side: 'first' | 'second'
  person_id: string
  name: string
  reach: string
  given_at: Date
}

export interface IntroductionConversationsTable {
  id: GeneratedAlways<number>
  introduction_id: string
  held_on: IsoDate
  how: 'met' | 'call' | 'video' | 'letters' | 'visit'
  joined: string
  service_users: boolean
  noted_side: 'first' | 'second'
  noted_at: Date
}

export interface IntroductionDeclinesTable {
  introduction_id: string
  side: 'first' | 'second'
  reason: 'no_time' | 'not_our_work' | 'too_far' | 'money' | 'known' | 'too_small' | 'too_large' | 'other'
  words: string | null
  declined_at: Date
}

export interface IntroductionViewsTable {
  introduction_id: string
  side: 'first' | 'second'
  occasion: 'closing' | 'after'
  worth: 'yes' | 'partly' | 'no' | null
  came_of_it: string | null
  said_at: Date
}

export interface IntroductionsTable {
  id: string
  version: Generated<number>
  state: 'waiting' | 'proposed' | 'accepted' | 'in_conversation' | 'stalled' | 'closed' | 'declined' | 'expired' | 'withdrawn'
  purpose: 'adopt' | 'fund' | 'write_up' | 'learn'
  words: string
  proposed_by: string | null
  by_broker: boolean
  first_kind: 'organisation' | 'place' | 'person' | 'practice'
  first_id: string
  first_person: string | null
  first_agreed_at: Date | null
  second_kind: 'organisation' | 'place' | 'person' | 'practice'
  second_id: string
  second_person: string | null
  second_agreed_at: Date | null
  practice_id: string | null
  need_id: string | null
  record_id: string | null
  place_code: string | null
  created_at: Date
  received_at: Date | null
  answered_at: Date | null
  accepted_at: Date | null
  closed_at: Date | null
  outcome: 'adoption' | 'write_up' | 'learning' | 'not_now' | 'not_suitable' | null
  outcome_words: string | null
  revisit_on: IsoDate | null
  rung: readonly string[]
}

export interface InvitationsTable {
  id: string
  token_hash: string
  email: string
  role: 'organisation-editor' | 'adopter' | 'commissioner' | 'broker' | 'moderator' | 'reviewer' | 'administrator'
  organisation_id: string | null
  place_code: string | null
  reason: string
  invited_by: string | null
  invited_at: Date
  expires_at: Date
  approved_by: string | null
  approved_at: Date | null
  accepted_by: string | null
  accepted_at: Date | null
  revoked_by: string | null
  revoked_at: Date | null
}

export interface JobsTable {
  id: GeneratedAlways<number>
  kind: string
  key: string
  data: ColumnType<unknown, string, string>
  run_at: Date
  attempts: Generated<number>
  claim: string | null
  claimed_until: Date | null
  done_at: Date | null
  failed_at: Date | null
  last_error: string | null
}

export interface JoinedOrganisationsTable {
  id: string
  same_as: string
  because: 'company_number' | 'org_id'
}

export interface KeptFormsTable {
  id: string
  path: string
  fields: ColumnType<unknown, string, string>
  person_id: string | null
  kept_at: Date
}

export interface LikelyPairsTable {
  id: string
  other_id: string
  because: string
  found_at: Generated<Date>
}

export interface LineageEdgesTable {
  from_kind: 'voice' | 'record' | 'need' | 'practice' | 'procurement' | 'introduction' | 'award' | 'adoption' | 'promise' | 'adaptation' | 'answer' | 'edition'
  from_id: string
  to_kind: 'voice' | 'record' | 'need' | 'practice' | 'procurement' | 'introduction' | 'award' | 'adoption' | 'promise' | 'adaptation' | 'answer' | 'edition'
  to_id: string
  made_by: string | null
  made_at: Date
}

export interface LoadErrorsTable {
  id: GeneratedAlways<number>
  load_id: number
  file: string
  line: number
  field: string
  rule: string
  value: string | null
}

export interface LoadsTable {
  id: GeneratedAlways<number>
  dataset: string
  fingerprint: string
  outcome: 'running' | 'loaded' | 'refused' | 'cut_off' | 'unchanged'
  rows_read: number | null
  rows_written: number | null
  rows_rejected: number | null
  began_at: Generated<Date>
  ended_at: Date | null
}

export interface MailsTable {
  id: string
  person_id: string | null
  email: string
  subject: string
  words: string
  unsubscribe_url: string | null
  written_at: Date
  sent_at: Date | null
}

export interface MigrationsTable {
  id: number
  name: string
  checksum: string
  applied_at: Generated<Date>
}

export interface NeedsTable {
  id: string
  dataset: string
  state: 'open' | 'closed_imported' | 'not_yet_published'
  notice_kind: string
  title: string
  description: string | null
  additional: string | null
  buyer: string
  place_code: string | null
  district: string | null
  region: string | null
  town: string | null
  cpv: readonly string[]
  value_low_pence: Pence | null
  value_high_pence: Pence | null
  suitable_for_small: boolean | null
  suitable_for_voluntary: boolean | null
  procedure: string | null
  published_on: IsoDate
  closes_on: IsoDate | null
  starts_on: IsoDate | null
  ends_on: IsoDate | null
  concepts: readonly string[]
  service_areas: readonly string[]
  source: string
  source_id: string
  ocid: string | null
  source_changed_at: Date | null
  ended_on: IsoDate | null
}

export interface NoticeReleasesTable {
  id: string
  dataset: string
  ocid: string
  released_at: Date
  release: ColumnType<unknown, string, string>
}

export interface NotificationSettingsTable {
  person_id: string
  kind: string
  frequency: 'instant' | 'daily' | 'weekly' | 'off'
}

export interface NotificationsTable {
  id: GeneratedAlways<number>
  person_id: string
  kind: string
  title: string
  href: string
  because: string
  noted_at: Date
  seen_at: Date | null
  mailed_at: Date | null
}

export interface OrganisationClaimsTable {
  id: string
  organisation_id: string
  person_id: string
  way: 'e-mail' | 'post' | 'decision'
  state: 'code_sent' | 'letter_to_post' | 'letter_posted' | 'to_decide' | 'proved' | 'refused' | 'used_up'
  version: number
  mail_domain: string | null
  code_hash: string | null
  code_until: Date | null
  tries: number
  why: string | null
  asked_at: Date
}

export interface OrganisationProfilesTable {
  organisation_id: string
  version: number
  own_words: string | null
  works_in: string | null
  would_come_to: readonly string[]
  would_come_anywhere: boolean
  reply_days: number | null
  introductions: 'open' | 'closed'
  claimed_at: Date
  changed_by: string
  changed_at: Date
}

export interface OrganisationServicesTable {
  id: string
  dataset: string
  organisation_id: string
  name: string
  description: string | null
  eligibility: string | null
  status: 'active' | 'inactive' | 'defunct' | 'temporarily closed'
  url: string | null
  place_code: string | null
  district: string | null
  terms: readonly string[]
  concepts: readonly string[]
  service_areas: readonly string[]
  assured_on: IsoDate | null
  source_changed_at: Date | null
  source: string
}

export interface OrganisationsTable {
  id: string
  dataset: string
  known_from: 'register' | 'grants' | 'directory'
  status: 'live' | 'dissolved' | 'insolvent'
  name: string
  register: string | null
  district: string | null
  place_code: string | null
  registered_on: IsoDate | null
  activities: string | null
  objects: string | null
  purposes: readonly string[]
  beneficiaries: readonly string[]
  how: readonly string[]
  area: string | null
  spread: string | null
  icnptso: string | null
  company_number: string | null
  web: string | null
  income_pence: Pence | null
  spending_pence: Pence | null
  grant_count: number | null
  first_grant_on: IsoDate | null
  last_grant_on: IsoDate | null
  concepts: readonly string[]
  service_areas: readonly string[]
  confirmed_on: IsoDate | null
  source: string
  part_of: string | null
  removed_on: IsoDate | null
}

export interface PeopleTable {
  id: string
  name: string
  email: string
  email_verified: boolean
  image: string | null
  is_demonstration: Generated<boolean>
  created_at: Date
  updated_at: Date
}

export interface PracticeClaimsTable {
  id: string
  practice_id: string
  organisation_id: string
  state: 'asked' | 'accepted' | 'refused'
  why: string
  asked_by: string
  asked_at: Date
  decided_by: string | null
  decided_at: Date | null
  reason: string | null
}

export interface PracticeEditionsTable {
  practice_id: string
  edition: number
  profile: ColumnType<unknown, string, string>
  what_changed: string | null
  credit: string | null
  published_by: string | null
  published_at: Date
}

export interface PracticeFindingsTable {
  id: string
  dataset: string
  practice_id: string
  ordinal: number
  outcome: string
  result: string | null
  measure: string | null
  direction: 'positive' | 'negative' | 'mixed' | 'none'
  effect: number | null
  low: number | null
  high: number | null
  p_value: number | null
  participants: number | null
  design: string | null
  rating: string | null
  place: string | null
  year: number | null
  follow_up: string | null
  evaluator_independent: boolean | null
  citation: string | null
  source_index: number | null
}

export interface PracticeInvolvementsTable {
  id: string
  practice_id: string
  people: string
  stage: 'need' | 'design' | 'delivery' | 'review'
  how: 'told' | 'asked' | 'shared' | 'led'
  link_hash: string | null
  asked_at: Date | null
  answer: 'yes' | 'no' | null
  answered_at: Date | null
  own_words: string | null
}

export interface PracticeReviewsTable {
  id: string
  practice_id: string
  reviewer_id: string
  outcome: 'changes_asked' | 'published'
  answers: ColumnType<unknown, string, string>
  at: Date
}

export interface PracticesTable {
  id: string
  dataset: string
  kind: 'service' | 'policy' | 'tool' | 'attempt'
  title: string
  summary: string | null
  also_called: readonly string[]
  service_area: string
  service_areas: readonly string[]
  service_area_stated: string | null
  owner: string | null
  country: string | null
  place_text: string | null
  places: readonly string[]
  place_codes: readonly string[]
  began_year: number | null
  problem: string | null
  people: string | null
  outcomes: readonly string[]
  what_is_done: string | null
  core: readonly string[]
  adaptable: readonly string[]
  delivered: readonly string[]
  what_it_takes: string | null
  where_it_would_not_work: string | null
  lesson: string | null
  quote: string | null
  evidence_note: string | null
  status: string
  said_as: readonly string[]
  to_confirm: readonly string[]
  standard: string | null
  finding_count: number
  source: string
  source_url: string | null
  licence: string
  written: string | null
  concepts: readonly string[]
  confirmed_on: IsoDate | null
  detail: ColumnType<unknown, string, string>
}

export interface PublishedRowsTable {
  table_name: string
  row_id: string
  hash: string
  changed_at: Date
  is_removed: boolean
}

export interface RecordsTable {
  id: string
  dataset: string
  kind: 'grant' | 'award'
  notice_id: string
  ordinal: number
  title: string
  description: string | null
  buyer: string
  buyer_organisation_id: string | null
  organisation_id: string | null
  recipient: string | null
  in_index: boolean
  recipient_count: number
  voluntary_as_published: boolean | null
  amount_pence: Pence | null
  awarded_on: IsoDate | null
  place_code: string | null
  district: string | null
  region: string | null
  programme: string | null
  procedure: string | null
  cpv: readonly string[]
  describes_project: boolean
  concepts: readonly string[]
  service_areas: readonly string[]
  source: string
  source_id: string
  source_url: string | null
  source_changed_at: Date | null
  ocid: string | null
}

export interface RoleHoldingsTable {
  id: GeneratedAlways<number>
  person_id: string
  role: 'organisation-editor' | 'adopter' | 'commissioner' | 'broker' | 'moderator' | 'reviewer' | 'administrator'
  organisation_id: string | null
  place_code: string | null
  granted_by: string | null
  granted_at: Date
  ended_by: string | null
  ended_at: Date | null
  reason: string
}

export interface SessionsTable {
  id: string
  person_id: string
  token: string
  expires_at: Date
  ip_address: string | null
  user_agent: string | null
  created_at: Date
  updated_at: Date
}

export interface SettingsTable {
  name: string
  value: string
  changed_at: Generated<Date>
}

export interface SignInMethodsTable {
  id: string
  person_id: string
  provider_id: string
  account_id: string
  issuer: string | null
  password: string | null
  access_token: string | null
  refresh_token: string | null
  id_token: string | null
  access_token_expires_at: Date | null
  refresh_token_expires_at: Date | null
  scope: string | null
  created_at: Date
  updated_at: Date
}

export interface SubmittedFormsTable {
  token: string
  route: string
  address: string
  submitted_at: Generated<Date>
}

export interface TransitionsTable {
  id: GeneratedAlways<number>
  subject_kind: string
  subject_id: string
  event: string
  from_state: string | null
  to_state: string
  actor_kind: 'person' | 'code' | 'clock' | 'import'
  actor_id: string | null
  at: Date
  reason: string | null
}

export interface VerificationsTable {
  id: string
  identifier: string
  value: string
  expires_at: Date
  created_at: Date
  updated_at: Date
}

export interface VoiceAnswersTable {
  id: string
  voice_id: string
  kind: 'yes' | 'done' | 'not-yet' | 'no' | 'passed-on' | 'handed-on' | 'closed'
  words: string
  reason_code: string | null
  law: string | null
  promised_for: IsoDate | null
  is_kept: boolean | null
  by_id: string
  by_post: string
  answered_at: Date
}

export interface VoiceAskersTable {
  id: string
  voice_id: string
  came_from: string | null
  words: string
  name: string | null
  name_shown: 'public' | 'officials' | 'nobody'
  is_against: boolean
  is_under_18: boolean
  person_id: string | null
  email: string | null
  code_hash: string
  channel: 'web' | 'paper' | 'telephone' | 'in person'
  helper_id: string | null
  joined_at: Date
  verdict: 'settled' | 'partly' | 'not-settled' | null
  verdict_words: string | null
  verdict_answer_id: string | null
  withdrew_at: Date | null
}

export interface VoiceClocksTable {
  voice_id: string
  key: string
  done_at: Date
}

export interface VoiceMessagesTable {
  id: GeneratedAlways<number>
  voice_id: string
  asker_id: string | null
  person_id: string | null
  role: 'commissioner' | 'broker' | null
  key: string
  title: string
  words: string
  told_at: Date
}

export interface VoicesTable {
  id: string
  kind: 'want' | 'card' | 'priority' | 'idea' | 'story' | 'question' | 'complaint' | 'praise' | 'offer' | 'lesson'
  state: 'draft' | 'held' | 'open' | 'passed_on' | 'answered' | 'reopened' | 'not_settled' | 'settled' | 'closed_no_verdict' | 'closed_with_reason' | 'withdrawn' | 'merged'
  version: number
  words: string
  affected: string | null
  place_code: string
  service_area: string | null
  about_kind: 'practice' | 'organisation' | 'place' | null
  about_id: string | null
  about_title: string | null
  is_private: boolean
  body: string | null
  body_place_code: string
  duty: 'answer' | 'pass-on' | 'find-owner'
  owner_post: string
  owner_id: string | null
  handed_to_id: string | null
  handed_to_post: string | null
  hand_returns_on: IsoDate | null
  opened_on: IsoDate | null
  answer_by: IsoDate | null
  answer_id: string | null
  answer_kind: 'yes' | 'done' | 'not-yet' | 'no' | null
  answered_on: IsoDate | null
  promised_for: IsoDate | null
  not_yets: number
  reopenings: number
  hidden_under: string | null
  merged_into: string | null
  need_id: string | null
  created_at: Date
}

export interface WrittenPracticesTable {
  id: string
  organisation_id: string
  state: 'draft' | 'submitted' | 'in_review' | 'changes_asked' | 'published' | 'review_due' | 'lapsed' | 'withdrawn' | 'retired'
  version: number
  profile: ColumnType<unknown, string, string>
  edition: number
  reviewed: boolean
  reviewer_id: string | null
  submitted_at: Date | null
  taken_at: Date | null
  confirmed_on: IsoDate | null
  confirmed_by: string | null
  lapses_on: IsoDate | null
  ended_because: string | null
  record_id: string | null
  attributed: ColumnType<unknown, string, string>
  created_by: string
  created_at: Date
  changed_at: Date
}

/** Every table of the migrated schema. */
export interface Schema {
  adaptations: AdaptationsTable
  adoption_reviews: AdoptionReviewsTable
  adoptions: AdoptionsTable
  buyers: BuyersTable
  commissioners: CommissionersTable
  datasets: DatasetsTable
  document_changes: DocumentChangesTable
  failed_sign_ins: FailedSignInsTable
  home_rows: HomeRowsTable
  homes: HomesTable
  import_progress: ImportProgressTable
  imported_files: ImportedFilesTable
  introduction_contacts: IntroductionContactsTable
  introduction_conversations: IntroductionConversationsTable
  introduction_declines: IntroductionDeclinesTable
  introduction_views: IntroductionViewsTable
  introductions: IntroductionsTable
  invitations: InvitationsTable
  jobs: JobsTable
  joined_organisations: JoinedOrganisationsTable
  kept_forms: KeptFormsTable
  likely_pairs: LikelyPairsTable
  lineage_edges: LineageEdgesTable
  load_errors: LoadErrorsTable
  loads: LoadsTable
  mails: MailsTable
  migrations: MigrationsTable
  needs: NeedsTable
  notice_releases: NoticeReleasesTable
  notification_settings: NotificationSettingsTable
  notifications: NotificationsTable
  organisation_claims: OrganisationClaimsTable
  organisation_profiles: OrganisationProfilesTable
  organisation_services: OrganisationServicesTable
  organisations: OrganisationsTable
  people: PeopleTable
  practice_claims: PracticeClaimsTable
  practice_editions: PracticeEditionsTable
  practice_findings: PracticeFindingsTable
  practice_involvements: PracticeInvolvementsTable
  practice_reviews: PracticeReviewsTable
  practices: PracticesTable
  published_rows: PublishedRowsTable
  records: RecordsTable
  role_holdings: RoleHoldingsTable
  sessions: SessionsTable
  settings: SettingsTable
  sign_in_methods: SignInMethodsTable
  submitted_forms: SubmittedFormsTable
  transitions: TransitionsTable
  verifications: VerificationsTable
  voice_answers: VoiceAnswersTable
  voice_askers: VoiceAskersTable
  voice_clocks: VoiceClocksTable
  voice_messages: VoiceMessagesTable
  voices: VoicesTable
  written_practices: WrittenPracticesTable
}
