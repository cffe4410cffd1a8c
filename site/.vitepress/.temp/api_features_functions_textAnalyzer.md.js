import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Function: textAnalyzer()","description":"","frontmatter":{},"headers":[],"relativePath":"api/features/functions/textAnalyzer.md","filePath":"api/features/functions/textAnalyzer.md"}');
const _sfc_main = { name: "api/features/functions/textAnalyzer.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">features</a> / textAnalyzer</p><h1 id="function-textanalyzer" tabindex="-1">Function: textAnalyzer() <a class="header-anchor" href="#function-textanalyzer" aria-label="Permalink to &quot;Function: textAnalyzer()&quot;">​</a></h1><blockquote><p><strong>textAnalyzer</strong>(<code>options?</code>): (<code>text</code>) =&gt; readonly <code>string</code>[]</p></blockquote><p>The function from a text to its terms, as CountVectorizer uses it.</p><h2 id="parameters" tabindex="-1">Parameters <a class="header-anchor" href="#parameters" aria-label="Permalink to &quot;Parameters&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Parameter</th><th>Type</th></tr></thead><tbody><tr><td><code>options?</code></td><td><a href="./../interfaces/TextOptions"><code>TextOptions</code></a></td></tr></tbody></table><h2 id="returns" tabindex="-1">Returns <a class="header-anchor" href="#returns" aria-label="Permalink to &quot;Returns&quot;">​</a></h2><p>(<code>text</code>) =&gt; readonly <code>string</code>[]</p><h2 id="throws" tabindex="-1">Throws <a class="header-anchor" href="#throws" aria-label="Permalink to &quot;Throws&quot;">​</a></h2><p>ValueError for a range of n that does not ascend from 1, or an option of another kind</p><h2 id="example" tabindex="-1">Example <a class="header-anchor" href="#example" aria-label="Permalink to &quot;Example&quot;">​</a></h2><div class="language-ts vp-adaptive-theme"><button title="Copy Code" class="copy"></button><span class="lang">ts</span><pre class="shiki shiki-themes github-light github-dark vp-code" tabindex="0"><code><span class="line"><span style="--shiki-light:#6F42C1;--shiki-dark:#B392F0;">textAnalyzer</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">({ ngramRange: [</span><span style="--shiki-light:#005CC5;--shiki-dark:#79B8FF;">1</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">, </span><span style="--shiki-light:#005CC5;--shiki-dark:#79B8FF;">2</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">] })(</span><span style="--shiki-light:#032F62;--shiki-dark:#9ECBFF;">&#39;Red dog&#39;</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">); </span><span style="--shiki-light:#6A737D;--shiki-dark:#6A737D;">// [&#39;red&#39;, &#39;dog&#39;, &#39;red dog&#39;]</span></span></code></pre></div></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/features/functions/textAnalyzer.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const textAnalyzer = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  textAnalyzer as default
};
