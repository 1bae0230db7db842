import supervisor from '@salesforce/label/c.Presence_Header_Supervisor';
import why from '@salesforce/label/c.Presence_Header_Supervisor_Why';

export const labels = { supervisor, why };
