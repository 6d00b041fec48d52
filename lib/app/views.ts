/** What the worker answers with, for components: they know screens and `lib/app`, not messages. */
export type {
  ContactRow,
  ContactView,
  DueGroup,
  FollowUpView,
  HeldRow,
  HeldTable,
  IdentityView,
  LabelView,
  NoteView,
  OpenContactView,
  Page,
  PendingErasure,
  QuarantinedView,
  SearchView,
  TimelineItem,
  TodayView,
} from '@/lib/messaging/contract/views';
export type { HereView } from '@/lib/messaging/contract/presence';
export type { GivenView, MemberView, MentionView, TeamView } from '@/lib/messaging/contract/team';
export type { AccountView, TroubleView } from '@/lib/messaging/contract/account';
export type { OpenChat } from '@/lib/messaging/wire/host';
export type { ListExtent } from '@/lib/messaging/wire/chat-list';
export type { EraseReceipt, WipeReceipt } from '@/lib/messaging/contract/jobs';
