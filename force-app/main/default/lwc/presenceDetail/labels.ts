import load from '@salesforce/label/c.Presence_Fact_Load';
import interrupt from '@salesforce/label/c.Presence_Fact_Interrupt';
import idle from '@salesforce/label/c.Presence_Fact_Idle';
import atCapacity from '@salesforce/label/c.Presence_Fact_At_Capacity';
import asOf from '@salesforce/label/c.Presence_As_Of';

export const factLabels = { load, interrupt, idle, atCapacity, asOf };
