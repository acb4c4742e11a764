import type { ComponentChildren } from 'preact'
import type { FieldError } from '../../core/problem.ts'
import { Button } from '../../design-system/components/button.tsx'
import { Details } from '../../design-system/components/details.tsx'
import { RadiosField, SelectField } from '../../design-system/form/choice-field.tsx'
import { errorOf } from '../../design-system/form/field.ts'
import { Form } from '../../design-system/form/form.tsx'
import { FormErrors } from '../../design-system/form/form-errors.tsx'
import { TextAreaField } from '../../design-system/form/text-area-field.tsx'
import { TextField } from '../../design-system/form/text-field.tsx'
import { eventsFrom } from '../../core/state-machine.ts'
import { noReasons } from './answer.rules.ts'
import { hidingRules } from './keeping.rules.ts'
import type { Voice } from './voice.domain.ts'
import { voicePath } from './voice.paths.ts'
import { answerKindWords } from './voice-words.ts'
import { voiceStates, type VoiceActor, type VoiceEvent } from './voice.states.ts'

/** What was typed into a form of these, and what is wrong with it. */
export type ActTyped = Readonly<{ act: string; texts: Readonly<Record<string, string>>; errors: readonly FieldError[] }>

/** The forms of what this reader may do with a voice now; nothing for who may do nothing. */
export function VoiceActs({
  voice,
  who,
  typed,
}: Readonly<{ voice: Voice; who: readonly VoiceActor[]; typed: ActTyped | undefined }>) {
  const official = who.filter((actor) => actor !== 'asker' && actor !== 'anyone')
  const events = new Set(eventsFrom(voiceStates, voice.state, official))
  const is = (event: VoiceEvent) => events.has(event)
  const ofAct = (act: string) => (typed?.act === act ? typed : undefined)
  if (events.size === 0) return null
  return (
    <section class="app-panel app-panel--quiet" aria-labelledby="your-part">
      <FormErrors errors={typed?.errors} />
      <h2 class="govuk-heading-m" id="your-part">
        Your part in this
      </h2>
      {is('answer') && voice.handedTo === undefined && <AnswerForm voice={voice} typed={ofAct('answer')} />}
      {is('take_over') && <OneButton voice={voice} act="take_over" text="Take it over" />}
      {is('open') && <OneButton voice={voice} act="open" text="Publish and send it" />}
      {is('hand_on') && voice.handedTo === undefined && (
        <Folded title="It is not ours: hand it on" open={typed?.act === 'hand_on'}>
          <ActForm voice={voice} act="hand_on" button="Hand it on">
            <TextField
              name="to"
              label="Their e-mail address here"
              hint="Of somebody who has an account and may answer."
              value={ofAct('hand_on')?.texts['to']}
              error={errorOf(ofAct('hand_on')?.errors, 'to')}
            />
            <TextField
              name="post"
              label="Their post"
              value={ofAct('hand_on')?.texts['post']}
              error={errorOf(ofAct('hand_on')?.errors, 'post')}
            />
            <Reason typed={ofAct('hand_on')} label="Why is it theirs?" />
          </ActForm>
        </Folded>
      )}
      {is('pass_on') && voice.owner.duty !== 'answer' && (
        <ActForm voice={voice} act="pass_on" button="Tell those who asked">
          <Reason typed={ofAct('pass_on')} label="What was passed on, to whom, and what came back?" />
        </ActForm>
      )}
      {is('own') && voice.owner.duty === 'find-owner' && (
        <ActForm voice={voice} act="own" button="Name who answers">
          <TextField
            name="body"
            label="Which body commissions this here?"
            value={ofAct('own')?.texts['body']}
            error={errorOf(ofAct('own')?.errors, 'body')}
          />
          <TextField
            name="to"
            label="The e-mail address of who answers there"
            value={ofAct('own')?.texts['to']}
            error={errorOf(ofAct('own')?.errors, 'to')}
          />
        </ActForm>
      )}
      {is('merge') && (
        <Folded title="It is the same as another: join them" open={typed?.act === 'merge'}>
          <ActForm voice={voice} act="merge" button="Join them">
            <TextField
              name="into"
              label="The address of the other voice"
              value={ofAct('merge')?.texts['into']}
              error={errorOf(ofAct('merge')?.errors, 'into')}
            />
            <Reason typed={ofAct('merge')} label="Why are they the same?" />
          </ActForm>
        </Folded>
      )}
      {is('close') && (
        <Folded title="Close it with a reason that is shown for ever" open={typed?.act === 'close'}>
          <ActForm voice={voice} act="close" button="Close it">
            <Reason typed={ofAct('close')} label="Why is it closed?" />
          </ActForm>
        </Folded>
      )}
      {is('hide') && voice.hiddenUnder === undefined && (
        <Folded title="Hide it under a rule" open={false}>
          <ActForm voice={voice} act="hide" button="Hide it">
            <SelectField
              name="rule"
              label="The rule"
              value=""
              choices={Object.entries(hidingRules).map(([value, text]) => ({ value, text }))}
            />
          </ActForm>
        </Folded>
      )}
      {is('restore') && voice.hiddenUnder !== undefined && (
        <ActForm voice={voice} act="restore" button="Show it again">
          <Reason typed={ofAct('restore')} label="Why does the rule not fit?" />
        </ActForm>
      )}
    </section>
  )
}

function Folded({ title, open, children }: Readonly<{ title: string; open: boolean; children: ComponentChildren }>) {
  return (
    <Details summaryText={title} open={open}>
      {children}
    </Details>
  )
}

function ActForm({
  voice,
  act,
  button,
  children,
}: Readonly<{ voice: Voice; act: string; button: string; children?: ComponentChildren }>) {
  return (
    <Form action={`${voicePath(voice.id)}/act`} hidden={{ act, version: String(voice.version) }} label={button}>
      {children}
      <Button>{button}</Button>
    </Form>
  )
}

function OneButton({ voice, act, text }: Readonly<{ voice: Voice; act: string; text: string }>) {
  return <ActForm voice={voice} act={act} button={text} />
}

function Reason({ typed, label }: Readonly<{ typed: ActTyped | undefined; label: string }>) {
  return (
    <TextAreaField
      name="reason"
      id={`reason-${label.length}`}
      label={label}
      rows={3}
      value={typed?.texts['reason']}
      error={errorOf(typed?.errors, 'reason')}
    />
  )
}

function AnswerForm({ voice, typed }: Readonly<{ voice: Voice; typed: ActTyped | undefined }>) {
  const text = (name: string) => typed?.texts[name]
  const error = (name: string) => errorOf(typed?.errors, name)
  return (
    <ActForm voice={voice} act="answer" button="Send the answer">
      <RadiosField
        name="kind"
        label="Your answer"
        labelSize="s"
        value={text('kind')}
        error={error('kind')}
        choices={Object.entries(answerKindWords).map(([value, words]) => ({ value, text: words }))}
      />
      <TextField
        name="date"
        label="The date, for yes and not yet"
        hint="Such as 2026-03-31"
        value={text('date')}
        error={error('date')}
      />
      <SelectField
        name="reasonCode"
        label="The reason, for no"
        value={text('reasonCode') ?? ''}
        error={error('reasonCode')}
        choices={[
          { value: '', text: 'Choose' },
          ...Object.entries(noReasons).map(([value, words]) => ({ value, text: words })),
        ]}
      />
      <TextField
        name="law"
        label="The law, or the sum of money, if that is the reason"
        value={text('law')}
        error={error('law')}
      />
      <TextAreaField
        name="words"
        label="In plain words, to those who asked"
        value={text('words')}
        error={error('words')}
        rows={5}
      />
    </ActForm>
  )
}
