import { kindChoices, roleChoices } from './profile-choices.ts'
import type { StepGroup } from './profile-step.ts'

/** The steps that say what a practice is, for whom, and what is done. */
export const stepsOfTheWork: readonly StepGroup[] = [
  {
    title: 'What it is',
    steps: [
      {
        kind: 'questions',
        id: 'name',
        title: 'What it is called',
        needed: true,
        questions: [
          {
            name: 'title',
            label: 'What is it, in plain words?',
            hint: 'Not a brand: what is done, for whom',
            answer: 'line',
          },
          { name: 'summary', label: 'Say it in one sentence', answer: 'line' },
        ],
      },
      {
        kind: 'questions',
        id: 'kind',
        title: 'What sort of thing it is',
        needed: true,
        questions: [
          { name: 'kind', label: 'What sort of thing is it?', answer: 'choice', choices: kindChoices },
          { name: 'serviceArea', label: 'Which service does it belong to?', answer: 'service' },
        ],
      },
      {
        kind: 'questions',
        id: 'language',
        title: 'Language and licence',
        questions: [
          { name: 'language', label: 'Which language is this written in?', answer: 'line' },
          {
            name: 'licence',
            label: 'Under which licence may others use your words?',
            hint: 'CC BY 4.0 lets everybody use them if they name you',
            answer: 'line',
          },
        ],
      },
    ],
  },
  {
    title: 'The problem and the people',
    steps: [
      {
        kind: 'questions',
        id: 'problem',
        title: 'The problem',
        needed: true,
        questions: [
          {
            name: 'problem',
            label: 'What was the problem?',
            hint: 'As the people who had it would say it',
            answer: 'text',
          },
          {
            name: 'saidAs',
            label: 'How do people say it?',
            hint: 'For example: my dad keeps falling. One a line',
            answer: 'lines',
          },
        ],
      },
      {
        kind: 'questions',
        id: 'people',
        title: 'The people',
        needed: true,
        questions: [
          { name: 'people', label: 'Who is it for?', answer: 'text' },
          { name: 'reachesLess', label: 'Whom does it reach less?', answer: 'text' },
        ],
      },
      {
        kind: 'questions',
        id: 'tried',
        title: 'Where it was tried',
        questions: [
          { name: 'places', label: 'Where was it tried?', hint: 'A council or a town. One a line', answer: 'lines' },
          {
            name: 'setting',
            label: 'In what setting?',
            hint: 'For example: at home, a school, a clinic',
            answer: 'line',
          },
        ],
      },
      {
        kind: 'questions',
        id: 'outcomes',
        title: 'What it aims for',
        questions: [
          { name: 'outcomes', label: 'What should be different for people?', hint: 'One a line', answer: 'lines' },
        ],
      },
    ],
  },
  {
    title: 'What is done',
    steps: [
      {
        kind: 'questions',
        id: 'done',
        title: 'What is done',
        needed: true,
        questions: [
          { name: 'whatIsDone', label: 'What is done, step by step?', answer: 'text' },
          { name: 'why', label: 'Why should it work?', answer: 'text' },
          { name: 'materials', label: 'What things are used?', hint: 'Leaflets, kit, rooms, software', answer: 'text' },
        ],
      },
      {
        kind: 'questions',
        id: 'provided',
        title: 'Who does it, how, where and how often',
        questions: [
          { name: 'whoProvides', label: 'Who does it?', answer: 'text' },
          {
            name: 'how',
            label: 'How is it done?',
            hint: 'Face to face, by phone, one to one, in a group',
            answer: 'text',
          },
          { name: 'where', label: 'Where?', answer: 'text' },
          { name: 'whenAndHowMuch', label: 'When, how often and for how long?', answer: 'text' },
          { name: 'tailoring', label: 'How is it fitted to each person?', answer: 'text' },
        ],
      },
      {
        kind: 'rows',
        id: 'components',
        title: 'Its parts',
        hint: 'Somebody who copies it needs to know what must stay and what may change.',
        needed: true,
        list: 'components',
        thing: 'Part',
        questions: [
          { name: 'what', label: 'What is the part?', answer: 'line' },
          { name: 'role', label: 'Must it stay?', answer: 'choice', choices: roleChoices },
          { name: 'serves', label: 'If it must stay: what is it for?', answer: 'line' },
          { name: 'variants', label: 'If it may change: how, and how far?', answer: 'line' },
        ],
      },
    ],
  },
]
