// The page where developers look at the components.

export const gallery = {
  'gallery.title': 'The components, in their states',
  'gallery.lead':
    'For those who build lessons. Every number comes from the core; what a component reports stands below it.',
  'gallery.why': 'Computed by the core when this page was opened.',
  'gallery.reported': 'reported: {event}',
  'gallery.nothing': 'nothing reported yet',
} as const;
