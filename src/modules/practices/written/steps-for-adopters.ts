import {
  directionChoices,
  involvementChoices,
  neededChoices,
  resourceChoices,
  stageChoices,
} from './profile-choices.ts'
import type { StepGroup } from './profile-step.ts'

/** The steps that say what somebody needs to know who would do the same. */
export const stepsForAdopters: readonly StepGroup[] = [
  {
    title: 'Did it work, and what it takes',
    steps: [
      {
        kind: 'rows',
        id: 'results',
        title: 'What came of it',
        hint: 'Bad results stand beside good ones, and help as much.',
        list: 'results',
        thing: 'Result',
        questions: [
          { name: 'outcome', label: 'What was looked at?', answer: 'line' },
          { name: 'result', label: 'What was found?', answer: 'line' },
          { name: 'direction', label: 'Which way did it go?', answer: 'select', choices: directionChoices },
          { name: 'how', label: 'How do you know?', hint: 'Counted, asked, compared with others', answer: 'line' },
          { name: 'year', label: 'In which year?', answer: 'line' },
          { name: 'source', label: 'Where is it written down?', hint: 'A report or a web address', answer: 'line' },
        ],
      },
      {
        kind: 'rows',
        id: 'resources',
        title: 'What it takes',
        list: 'resources',
        thing: 'Thing that it takes',
        questions: [
          { name: 'what', label: 'What does it take?', hint: 'For example: two part-time workers', answer: 'line' },
          { name: 'sort', label: 'What sort of thing is that?', answer: 'select', choices: resourceChoices },
          { name: 'needed', label: 'Is it needed?', answer: 'select', choices: neededChoices },
        ],
      },
      {
        kind: 'questions',
        id: 'first-result',
        title: 'How long until something shows',
        questions: [{ name: 'timeToResult', label: 'How long until the first result?', answer: 'line' }],
      },
      {
        kind: 'rows',
        id: 'timeline',
        title: 'When what happens',
        list: 'milestones',
        thing: 'Milestone',
        questions: [
          { name: 'week', label: 'In which week?', hint: 'Counted from the start', answer: 'line' },
          { name: 'what', label: 'What has happened by then?', answer: 'line' },
        ],
      },
      {
        kind: 'rows',
        id: 'risks',
        title: 'What can go wrong',
        list: 'risks',
        thing: 'Risk',
        questions: [
          { name: 'risk', label: 'What can go wrong?', answer: 'line' },
          { name: 'lessens', label: 'What makes that less likely?', answer: 'line' },
        ],
      },
    ],
  },
  {
    title: 'What others need to know',
    steps: [
      {
        kind: 'questions',
        id: 'made-possible',
        title: 'What made it possible',
        hint: 'So that somebody can take the lesson into their own service, and not only buy it.',
        questions: [
          { name: 'before', label: 'How was it done before?', answer: 'text' },
          { name: 'samePeople', label: 'Were the people the same?', answer: 'text' },
          { name: 'sameMoney', label: 'Was the money the same?', answer: 'text' },
          { name: 'whoDecides', label: 'Who may now decide?', answer: 'text' },
          {
            name: 'noLongerAsked',
            label: 'What is no longer asked?',
            hint: 'Forms, signatures, reports',
            answer: 'text',
          },
        ],
      },
      {
        kind: 'questions',
        id: 'considerations',
        title: 'Starting it and keeping it going',
        questions: [
          { name: 'context', label: 'What has to be there already?', answer: 'text' },
          { name: 'gettingStarted', label: 'How does one start?', answer: 'text' },
          { name: 'sustaining', label: 'How does one keep it going?', answer: 'text' },
          { name: 'leadership', label: 'How were those in charge won over?', answer: 'text' },
        ],
      },
      {
        kind: 'questions',
        id: 'would-not-work',
        title: 'Where it would not work',
        questions: [{ name: 'wouldNotWork', label: 'Where would it not work?', answer: 'text' }],
      },
      {
        kind: 'rows',
        id: 'involved',
        title: 'Who was involved',
        hint: 'You say it here. They confirm it by a link of their own; until then the page says that nobody has confirmed it.',
        list: 'involvements',
        thing: 'Group',
        questions: [
          { name: 'group', label: 'Which people?', hint: 'A group, not a name', answer: 'line' },
          { name: 'stage', label: 'In what?', answer: 'select', choices: stageChoices },
          { name: 'how', label: 'How?', answer: 'select', choices: involvementChoices },
        ],
      },
      {
        kind: 'rows',
        id: 'benefits',
        title: 'What else it is good for',
        list: 'benefits',
        thing: 'Wider benefit',
        questions: [
          { name: 'what', label: 'What else is better?', answer: 'line' },
          { name: 'measure', label: 'How is that counted?', answer: 'line' },
          { name: 'evidence', label: 'How do you know?', answer: 'line' },
        ],
      },
    ],
  },
  {
    title: 'What happened',
    steps: [
      {
        kind: 'questions',
        id: 'attempt',
        title: 'What was tried and what happened',
        attemptsOnly: true,
        questions: [
          { name: 'expected', label: 'What did you expect?', answer: 'text' },
          { name: 'happened', label: 'What happened?', answer: 'text' },
          { name: 'doNow', label: 'What would you do now?', answer: 'text' },
          { name: 'tryAgain', label: 'Would you try again?', answer: 'text' },
        ],
      },
    ],
  },
  {
    title: 'Being asked about it',
    steps: [
      {
        kind: 'questions',
        id: 'contact',
        title: 'Introductions',
        questions: [
          {
            name: 'introductions',
            label: 'May others ask to be introduced to you?',
            answer: 'choice',
            choices: [
              { value: 'open', text: 'Yes' },
              { value: 'closed', text: 'Not now' },
            ],
          },
          { name: 'mostIntroductions', label: 'How many at most at one time?', answer: 'line' },
          { name: 'replyDays', label: 'Within how many working days do you answer?', answer: 'line' },
        ],
      },
    ],
  },
]
